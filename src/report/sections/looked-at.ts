import type { RootContent } from 'mdast';
import type { Audit } from '../../analysis/audit.ts';
import { counted } from '../format/numbers.ts';
import { paragraph } from '../markdown/blocks.ts';

/** What a page says of a rule: of one subject, of several, and where the rule was evaluated and found nothing. */
export interface LookedAt {
  readonly rule: string;
  readonly words: readonly [one: string, many: string];
  readonly clear: string;
}

/** That nothing is wrong is said only where the rules were evaluated. */
export function lookedAt(
  { rules, findings }: Audit,
  noun: string,
  looks: readonly LookedAt[],
): readonly RootContent[] {
  const lines = looks.flatMap(({ rule, words: [one, many], clear }) => {
    const verdict = rules.find((each) => each.rule === rule);
    const count = findings.filter((finding) => finding.rule === rule).length;
    if (verdict === undefined) return [];
    if (count > 0) return [`${counted(count, noun)} ${count === 1 ? one : many}: see the findings.`];
    return verdict.outcome === 'clear' ? [clear] : [];
  });
  return lines.length === 0 ? [] : [paragraph(lines.join(' '))];
}
