import type { ChecklistItem } from '../../analysis/checklist/checklist.ts';
import type { Brief } from '../brief/schema.ts';
import { counted } from '../format/numbers.ts';
import { checklist, paragraph } from '../markdown/blocks.ts';
import { markdown } from '../markdown/serialize.ts';

const MOST_ITEMS = 60;

/** What to verify when the work is done: nothing is ticked, because nothing is done yet; '' of an empty list. */
export function openChecklist(items: readonly ChecklistItem[], brief: Brief): string {
  const all = [
    ...items.map(({ text }) => text),
    ...brief.checklist.map(({ item, notes }) => `${item}${notes === undefined ? '' : ` (${notes})`}`),
  ];
  if (all.length === 0) return '';
  const rest = all.length - MOST_ITEMS;
  return markdown(
    checklist(all.slice(0, MOST_ITEMS).map((line) => ({ done: false, line }))),
    ...(rest > 0 ? [paragraph(`${counted(rest, 'more item')}: see the JSON audit.`)] : []),
  );
}
