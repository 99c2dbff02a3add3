import { type ObjectReference, objectKey } from '../../model/object.ts';
import type { Brief } from '../brief/schema.ts';

/** What a map of the brief says of any of these objects, each text once: by `shop/cart`, `Node/pi-1`, or the whole key. */
export function statedAbout(
  refs: readonly ObjectReference[],
  stated: Brief['impact'] | Brief['issues'],
): readonly string[] {
  if (Object.keys(stated).length === 0) return [];
  const texts = refs.flatMap((ref) => stated[`${ref.namespace}/${ref.name}`] ?? stated[objectKey(ref)] ?? []);
  return [...new Set(texts)];
}

/** What it means for the business and where it is tracked, with their labels; what the brief is silent on is left out. */
export function meaningAndTicket(
  refs: readonly ObjectReference[],
  { impact, issues }: Brief,
): readonly (readonly [label: string, text: string])[] {
  const meaning = statedAbout(refs, impact).join(' ');
  const ticket = statedAbout(refs, issues).join(', ');
  return [
    ...(meaning === '' ? [] : [['Meaning (stated by the auditor)', meaning] as const]),
    ...(ticket === '' ? [] : [['Ticket (stated by the auditor)', ticket] as const]),
  ];
}
