import type { JsonRecord } from '../../../model/json.ts';
import type { KindName } from '../../../model/kinds.ts';
import type { Ago } from '../text-object.ts';
import { type Description, entry } from './description.ts';

/** How `kubectl describe` prints a kind, and what of the object that shows. */
export interface DescribedKind {
  readonly source: KindName;
  /** Top-level keys that tell it from every other kind; the first kind in the list that has them is it. */
  readonly keys: readonly string[];
  /** The object's members beside kind, name, namespace and labels. */
  read(description: Description, ago: Ago): JsonRecord;
}

export function hasKeys(description: Description, keys: readonly string[]): boolean {
  return keys.every((key) => entry(description, key) !== null);
}
