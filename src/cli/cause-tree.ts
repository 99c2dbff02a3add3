import type { Cause, Link } from '../analysis/causes/cause.ts';
import { groupBy } from '../model/grouping.ts';
import { cleanText } from '../report/markdown/clean-text.ts';
import type { Finding } from '../rules/finding.ts';
import { objectWords } from './finding-rows.ts';

const MOST_LINES = 20;
const LONGEST = 400;

/**
 * What a cause leads to, as a tree of findings below its root; `only` leaves the branches that lead to these findings.
 * A finding that says what the root says is not said again; one that is `accepted` explains others and is marked.
 */
export function causeTree(
  cause: Cause,
  findings: ReadonlyMap<string, Finding>,
  only: ReadonlySet<string> | null = null,
  accepted: ReadonlySet<string> = new Set(),
): readonly string[] {
  const children = groupBy(cause.chain, ({ from }) => from);
  const kept = only === null ? null : onTheWay(cause.chain, only);
  const findingOf = ({ to }: Link) => (kept === null || kept.has(to) ? findings.get(to) : undefined);
  const isSaid = ({ from, to }: Link) => from === null && findings.get(to)?.message === cause.summary;
  const lines: string[] = [];
  const below = (from: string | null): readonly Branch[] =>
    (children.get(from) ?? []).flatMap((link) => {
      const finding = findingOf(link);
      if (finding === undefined) return [];
      const how = link.from === null ? finding.rule : link.by;
      return isSaid(link)
        ? below(link.to)
        : [{ finding, how: accepted.has(link.to) ? `${how}, accepted` : how }];
    });
  const draw = (from: string | null, indent: string) => {
    const own = below(from);
    for (const [index, { finding, how }] of own.entries()) {
      // A chain may be thousands of findings deep.
      if (lines.length === MOST_LINES) return;
      const isLast = index === own.length - 1;
      const words = `${objectWords(finding.subject, 0)}: ${cleanText(finding.message, LONGEST)} (${how})`;
      lines.push(`${indent}${isLast ? '└─' : '├─'} ${words}`);
      draw(finding.fingerprint, `${indent}${isLast ? '   ' : '│  '}`);
    }
  };
  draw(null, '');
  const all = cause.chain.filter((link) => findingOf(link) !== undefined && !isSaid(link));
  const rest = all.length - lines.length;
  return rest > 0 ? [...lines, `and ${rest} more`] : lines;
}

interface Branch {
  readonly finding: Finding;
  /** The rule that found it, or the step that leads to it. */
  readonly how: string;
}

/** The findings themselves and all between them and the root. */
function onTheWay(chain: readonly Link[], wanted: ReadonlySet<string>): ReadonlySet<string> {
  const before = new Map(chain.map(({ from, to }) => [to, from]));
  const found = new Set<string>();
  for (const one of wanted) {
    for (let at = before.has(one) ? one : null; at !== null && !found.has(at); at = before.get(at) ?? null)
      found.add(at);
  }
  return found;
}
