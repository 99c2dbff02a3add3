import { namespacedName, type ObjectReference } from '../model/object.ts';
import { someOf } from './amount-words.ts';
import { excerpt } from './excerpt.ts';

const MOST = 20;

/** For the facts, which stay small. */
export function subjectNames(subjects: readonly ObjectReference[]): readonly string[] {
  return subjects.slice(0, MOST).map((one) => `${one.kind} ${namespacedName(one)}`);
}

/** `ServiceAccount shop/cart, Group developers and 4 more`: of `count` subjects, of which `names` are the first. */
export function subjectText(names: readonly string[], count: number): string {
  const shown = names.slice(0, 3).map((name) => excerpt(name, 120));
  const rest = count - shown.length;
  return someOf(rest > 0 ? [...shown, `${rest} more`] : shown, 4);
}
