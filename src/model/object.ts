import type { Instant } from './instant.ts';
import { byCodeUnit } from './order.ts';
import type { TextOrigin } from './text-form.ts';

/** Where an object stood in the snapshot: the file, the document in it, and the index in that document's list. */
export interface Source {
  readonly file: string;
  readonly document: number;
  /** Of text, the line, from 1. */
  readonly item: number | null;
  /** Only on objects read from kubectl's text for people: what a column does not show is not known, not unset. */
  readonly text?: TextOrigin;
}

export interface OwnerReference {
  readonly kind: string;
  readonly name: string;
  readonly uid: string | null;
  readonly controller: boolean;
}

/** What every Kubernetes object has. `managedFields` are dropped while reading, and all but one word of what was last applied. */
export interface ObjectMeta {
  readonly apiVersion: string;
  readonly kind: string;
  /** `null` for cluster-scoped objects. */
  readonly namespace: string | null;
  readonly name: string;
  readonly uid: string | null;
  readonly resourceVersion: string | null;
  readonly createdAt: Instant | null;
  /** `metadata.deletionTimestamp`: when the object was due to be gone, grace period included. */
  readonly deletedAt: Instant | null;
  readonly deletionGracePeriodSeconds: number | null;
  readonly labels: Readonly<Record<string, string>>;
  /** Only the annotations whose meaning Kubernetes or a known controller defines; see `KNOWN_ANNOTATIONS`. */
  readonly annotations: Readonly<Record<string, string>>;
  /** The `apiVersion` of the manifest that `kubectl apply` last sent; `null` where it sent none. */
  readonly appliedVersion: string | null;
  readonly owners: readonly OwnerReference[];
  readonly finalizers: readonly string[];
  readonly source: Source;
}

/** Anything with metadata. */
export interface KubernetesObject {
  readonly meta: ObjectMeta;
}

/** Names one object. The subject of a finding, the root of a cause, an end of a link. */
export interface ObjectReference {
  readonly kind: string;
  readonly namespace: string | null;
  readonly name: string;
}

/** A map key and a readable name: `shop/Deployment/cart`, or `Node/pi-master` for cluster-scoped objects. */
export type ObjectKey = string;

export function objectKey(ref: ObjectReference): ObjectKey {
  return ref.namespace === null ? `${ref.kind}/${ref.name}` : `${ref.namespace}/${ref.kind}/${ref.name}`;
}

/** Orders as the keys do; they are made only where more than the name decides. */
export function byObjectKey(a: ObjectReference, b: ObjectReference): number {
  const areAlike = a.namespace === b.namespace && a.kind === b.kind;
  return areAlike ? byCodeUnit(a.name, b.name) : byCodeUnit(objectKey(a), objectKey(b));
}

export function reference(object: KubernetesObject): ObjectReference {
  const { kind, namespace, name } = object.meta;
  return { kind, namespace, name };
}

/** `shop/cart`, or `pi-master` for cluster-scoped objects. */
export function namespacedName(ref: Pick<ObjectReference, 'namespace' | 'name'>): string {
  return ref.namespace === null ? ref.name : `${ref.namespace}/${ref.name}`;
}

/** The owner with `controller: true`, as kubectl's "Controlled By". */
export function controller(meta: ObjectMeta): OwnerReference | null {
  return meta.owners.find((owner) => owner.controller) ?? null;
}

/** `pods.json#/items/3`: file and JSON pointer; documents after the first are numbered from 2. `pods.txt, line 7` */
export function sourcePointer(source: Source): string {
  if (source.text !== undefined) return `${source.file}, line ${source.item ?? 1}`;
  const document = source.document === 0 ? '' : `[document ${source.document + 1}]`;
  const item = source.item === null ? '' : `/items/${source.item}`;
  return `${source.file}${document}#${item === '' ? '/' : item}`;
}
