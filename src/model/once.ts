import { lazily } from './lazy.ts';
import { isUnique, markUnique } from './unique.ts';

/**
 * A reader that reads each captured object once. The JSON reader hands over parts that many objects have in common,
 * such as the labels of a template, as one object; what is read of it is then one object, too.
 */
export function once<T>(read: (raw: unknown) => T): (raw: unknown) => T {
  const present = onceWithin<T, null>(read);
  const absent = lazily(() => read(undefined));
  return (raw) => (raw === undefined ? absent() : present(raw, null));
}

/** The same of a reader that also looks at something else. */
export function onceWithin<T, B>(read: (raw: unknown, beside: B) => T): (raw: unknown, beside: B) => T {
  const results = new WeakMap<object, { readonly beside: B; readonly value: T }>();
  return (raw, beside) => {
    if (typeof raw !== 'object' || raw === null) return read(raw, beside);
    const known = results.get(raw);
    if (known !== undefined && known.beside === beside) return known.value;
    const value = read(raw, beside);
    results.set(raw, { beside, value });
    if (isUnique(raw)) markUnique(value);
    return value;
  };
}
