import type { FactValue } from '../../analysis/facts/snapshot-facts.ts';
import type { ReadField } from '../../expression/evaluate.ts';
import { tenths } from '../format/numbers.ts';

/** What an expression came to. `null` values do not exist: what cannot be told is `not evaluated`, and says why. */
export type Outcome =
  | { readonly state: 'value'; readonly value: NonNullable<FactValue>; readonly read: readonly ReadField[] }
  | { readonly state: 'not evaluated'; readonly why: string };

/** Answers an expression of the brief about one snapshot. */
export type Ask = (text: string, expects: 'bool' | 'value') => Outcome;

/** For whoever did not load what evaluates them. */
export const ASK_NOBODY: Ask = () => ({ state: 'not evaluated', why: 'expressions were not evaluated' });

/** `nodes.ready is 3, nodes.total is 4`; cluster names inside are untrusted. */
export function seenText(outcome: Outcome): string {
  if (outcome.state === 'not evaluated') return outcome.why;
  return outcome.read.length === 0
    ? `the check gives ${valueText(outcome.value)}`
    : outcome.read.map(({ path, value }) => `${path} is ${valueText(value)}`).join(', ');
}

/** Whole numbers as they are, others with one decimal, words without quotes. */
export function valueText(value: FactValue): string {
  if (typeof value === 'number') return Number.isInteger(value) ? String(value) : tenths(value);
  if (value === null) return 'not evaluated';
  if (Array.isArray(value)) return value.map(valueText).join(', ');
  return typeof value === 'object' ? 'a group of facts' : String(value);
}
