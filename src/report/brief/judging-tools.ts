import type { Audit } from '../../analysis/audit.ts';
import { snapshotFacts } from '../../analysis/facts/facts-of.ts';
import { ownMarkdown } from '../markdown/own-markdown.ts';
import { checkExpressions } from './check-expressions.ts';
import type { JudgingTools } from './judged.ts';
import type { ParsedBrief } from './parse.ts';

/**
 * All that judging a brief by an audit takes, for whoever need not load it piece by piece. Throws a `UserError` at the
 * first mistake in an expression. `before`: of two snapshots the earlier one, whose objects the brief may name too.
 */
export function judgingTools(parsed: ParsedBrief, audit: Audit, before: Audit | null = null): JudgingTools {
  const answer = checkExpressions(parsed, before === null ? [audit] : [audit, before]);
  return { ask: answer(snapshotFacts(audit)), confined: (markdown) => ownMarkdown(markdown, 2) };
}
