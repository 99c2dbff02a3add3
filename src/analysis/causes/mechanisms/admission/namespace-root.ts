import type { ObjectReference } from '../../../../model/object.ts';

/** The namespace itself as the root of a cause: what is wrong there holds for everything in it. */
export function namespaceRoot({ namespace }: Pick<ObjectReference, 'namespace'>): ObjectReference | null {
  return namespace === null ? null : { kind: 'Namespace', namespace: null, name: namespace };
}
