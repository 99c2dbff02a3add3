import type { FindingChange } from '../analysis/comparison/comparison.ts';
import { groupBy } from '../model/grouping.ts';
import { namespacedName, type ObjectReference } from '../model/object.ts';
import { cleanText } from '../report/markdown/clean-text.ts';

/** One row for findings of one rule that went the same way. */
export function findingRows(findings: readonly FindingChange[]): readonly (readonly string[])[] {
  const groups = groupBy(findings, ({ state, finding, was, remark }) =>
    [state, severityWords(finding.severity, was?.severity ?? null), finding.rule, remark ?? ''].join('\n'),
  );
  return [...groups].flatMap(([key, [first, ...others]]) => {
    const [state = '', severity = '', rule = '', remark = ''] = key.split('\n');
    if (first === undefined) return [];
    return [
      [state, severity, rule, objectWords(first.finding.subject, others.length), first.finding.title, remark],
    ];
  });
}

/** `medium`; `medium (was high)`. */
function severityWords(now: string, was: string | null): string {
  return was === null || was === now ? now : `${now} (was ${was})`;
}

/** `deployment/shop/cart and 3 more`, fit for a terminal: kinds and names may come from references that nobody checks. */
export function objectWords(ref: ObjectReference, more: number): string {
  return `${cleanText(`${ref.kind.toLowerCase()}/${namespacedName(ref)}`)}${more > 0 ? ` and ${more} more` : ''}`;
}
