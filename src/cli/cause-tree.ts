import type { Cause, Link } from '../analysis/causes/cause.ts';
import { groupBy } from '../model/grouping.ts';
import { cleanText } from '../report/markdown/clean-text.ts';
import type { Finding } from '../rules/finding.ts';
import { objectWords } from './finding-rows.ts';

const MOST_LINES = 20;
const LONGEST = 400;

/**
 * What a cause leads to, as a tree of findings below its root; `only` leaves the branches that lead to these findings.
 * A finding that says what the root says is not said again.
 */
export function causeTree(
  cause: Cause,
  findings: ReadonlyMap<string, Finding>,
  only: ReadonlySet<string> | null = null,
): readonly string[] {
  const children = groupBy(cause.chain, ({ from }) => from);
  const kept = only === null ? null : onTheWay(cause.chain, only);
  const lines: string[] = [];
  const below = (from: string | null): readonly Branch[] =>
    (children.get(from) ?? []).flatMap(({ to, by }) => {
      const finding = kept === null || kept.has(to) ? findings.get(to) : undefined;
      if (finding === undefined) return [];
      const isRoot = from === null && finding.message === cause.summary;
      return isRoot ? below(to) : [{ finding, how: from === null ? finding.rule : by }];
    });
  const draw = (from: string | null, indent: string) => {
    const own = below(from);
    for (const [index, { finding, how }] of own.entries()) {
      const isLast = index === own.length - 1;
      const words = `${objectWords(finding.subject, 0)}: ${cleanText(finding.message, LONGEST)} (${how})`;
      lines.push(`${indent}${isLast ? '└─' : '├─'} ${words}`);
      draw(finding.fingerprint, `${indent}${isLast ? '   ' : '│  '}`);
    }
  };
  draw(null, '');
  const rest = lines.length - MOST_LINES;
  return rest > 0 ? [...lines.slice(0, MOST_LINES), `and ${rest} more`] : lines;
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
