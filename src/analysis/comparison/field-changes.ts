import { byCodeUnit } from '../../model/order.ts';
import type { FieldChange } from './comparison.ts';
import type { Field } from './field.ts';

/** `certain`: a field that one side lacks is not set there; else it may be that the capture does not show it. */
export function fieldChanges(
  before: readonly Field[],
  after: readonly Field[],
  certain: boolean,
): readonly FieldChange[] {
  const values = new Map(after.map(({ path, value }) => [path, value]));
  const known = new Set(before.map(({ path }) => path));
  const kept = before.flatMap(
    ({ path, value }) => change(path, value, values.get(path) ?? null, certain) ?? [],
  );
  const added = after.flatMap(({ path, value }) =>
    known.has(path) ? [] : (change(path, null, value, certain) ?? []),
  );
  return [...kept, ...added].toSorted((a, b) => byCodeUnit(a.path, b.path));
}

type Value = Field['value'] | null;

function change(path: string, before: Value, after: Value, certain: boolean): FieldChange | null {
  if (isSame(before, after)) return null;
  if (!certain && (before === null || after === null)) return null;
  if (isMasked(before) || isMasked(after)) return null;
  const [was, is] = [textOf(before), textOf(after)];
  if ((was ?? is ?? '').length <= LONGEST && (is ?? '').length <= LONGEST)
    return { path, before: was, after: is };
  return { path, before: cut(differing(before, after)), after: cut(differing(after, before)) };
}

function isSame(a: Value, b: Value): boolean {
  if (a === b) return true;
  if (typeof a === 'string' || typeof b === 'string' || a === null || b === null) return false;
  const [first, second] = [new Set(a), new Set(b)];
  return first.size === second.size && [...first].every((entry) => second.has(entry));
}

/** What a redaction tool left says nothing of what was there. */
const MASK = /\*{3}|\bREDACTED\b|\bx-(?:ipv[46]|mac)-\d|(?:^|[/:.])x{3,}(?:$|[/:.])/;

function isMasked(value: Value): boolean {
  if (value === null) return false;
  return typeof value === 'string' ? MASK.test(value) : value.some((entry) => MASK.test(entry));
}

function textOf(value: Value): string | null {
  return value === null || typeof value === 'string' ? value : value.join(', ');
}

/** More would not fit a cell of a table. */
const LONGEST = 160;

/** Of two lists, what the other does not have: the rest is alike. */
function differing(value: Value, other: Value): string | null {
  if (value === null || typeof value === 'string' || other === null || typeof other === 'string')
    return textOf(value);
  const others = new Set(other);
  return ['…', ...value.filter((entry) => !others.has(entry))].join(', ');
}

function cut(text: string | null): string | null {
  return text !== null && text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}
