import type { KubernetesObject } from '../model/object.ts';
import { excerpt } from './excerpt.ts';

const MOST = 20;
const SHOWN = 3;

/** The first names, in their order; facts stay small whatever the cluster holds. */
export function namesOf(objects: readonly KubernetesObject[]): readonly string[] {
  return objects.slice(0, MOST).map(({ meta }) => meta.name);
}

/** `a, b, c and 9 more`: of `count` objects, of which `names` are the first. */
export function namesText(names: readonly string[], count: number): string {
  const shown = names.slice(0, count > SHOWN ? SHOWN : count).map((name) => excerpt(name, 80));
  const rest = count - shown.length;
  const last = rest > 0 ? `${rest} more` : (shown.pop() ?? '');
  return shown.length === 0 ? last : `${shown.join(', ')} and ${last}`;
}
