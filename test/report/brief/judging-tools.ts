import type { Audit } from '../../../src/analysis/audit.ts';
import { snapshotFacts } from '../../../src/analysis/facts/facts-of.ts';
import { checkExpressions } from '../../../src/report/brief/check-expressions.ts';
import type { JudgingTools } from '../../../src/report/brief/judged.ts';
import type { ParsedBrief } from '../../../src/report/brief/parse.ts';
import { ownMarkdown } from '../../../src/report/markdown/own-markdown.ts';

/**
 * All that judging a brief by an audit takes, for whoever need not load it piece by piece. Throws a `UserError` at the
 * first mistake in an expression. `before`: of two snapshots the earlier one, whose objects the brief may name too.
 */
export function judgingTools(parsed: ParsedBrief, audit: Audit, before: Audit | null = null): JudgingTools {
  const answer = checkExpressions(parsed, before === null ? [audit] : [audit, before]);
  return { ask: answer(snapshotFacts(audit)), confined: (markdown) => ownMarkdown(markdown, 2) };
}
