import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Audit } from '../analysis/audit.ts';
import { EMPTY_BRIEF } from '../report/brief/empty-brief.ts';
import { expressionsOf } from '../report/brief/expressions-of.ts';
import { type Judged, type JudgingTools, judged, NO_TOOLS } from '../report/brief/judged.ts';
import type { ParsedBrief } from '../report/brief/parse.ts';
import type { Brief } from '../report/brief/schema.ts';
import { readText } from './read-text.ts';

export interface FoundBrief {
  readonly brief: Brief;
  readonly judged: Judged;
}

interface Sought {
  readonly snapshot: string;
  /** `--brief` */
  readonly named: string | null;
  readonly audit: Audit;
  /** Of two snapshots the earlier one: the brief may speak of what is gone. */
  readonly before: Audit | null;
  /** `--namespace` */
  readonly asked: readonly string[] | null;
}

/**
 * The brief that was named, else `brief.yaml` of the snapshot, else an empty one; validated against the audits, and
 * judged by the later one.
 */
export async function findBrief({ snapshot, named, audit, before, asked }: Sought): Promise<FoundBrief> {
  const path = named ?? join(snapshot, 'brief.yaml');
  if (named === null && !(await isFile(path)))
    return { brief: EMPTY_BRIEF, judged: judged(EMPTY_BRIEF, audit) };
  const [{ parseBrief }, { checkBrief }] = await Promise.all([
    import('../report/brief/parse.ts'),
    import('../report/brief/check.ts'),
  ]);
  const parsed = parseBrief(path, await readText(path, 'brief'));
  checkBrief(parsed, audit, asked, before);
  const tools = await toolsFor(parsed, audit, before);
  return { brief: parsed.brief, judged: judged(parsed.brief, audit, tools) };
}

/** What evaluates expressions and what reads Markdown is loaded where there is any. */
async function toolsFor(parsed: ParsedBrief, audit: Audit, before: Audit | null): Promise<JudgingTools> {
  return {
    ask: expressionsOf(parsed.brief).length === 0 ? NO_TOOLS.ask : await asking(parsed, audit, before),
    confined: parsed.brief.sections.length === 0 ? NO_TOOLS.confined : await confining(),
  };
}

async function asking(parsed: ParsedBrief, audit: Audit, before: Audit | null): Promise<JudgingTools['ask']> {
  const [{ checkExpressions }, { snapshotFacts }] = await Promise.all([
    import('../report/brief/check-expressions.ts'),
    import('../analysis/facts/facts-of.ts'),
  ]);
  return checkExpressions(parsed, before === null ? [audit] : [audit, before])(snapshotFacts(audit));
}

async function confining(): Promise<JudgingTools['confined']> {
  const { ownMarkdown } = await import('../report/markdown/own-markdown.ts');
  return (markdown) => ownMarkdown(markdown, 2);
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (info) => info.isFile(),
    () => false,
  );
}
