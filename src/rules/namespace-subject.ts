import type { ObjectReference } from '../model/object.ts';

/** The subject of what holds for many objects of a namespace. */
export function namespaceSubject(name: string): ObjectReference {
  return { kind: 'Namespace', namespace: null, name };
}
