import { instant } from './instant.ts';
import { type JsonRecord, number, record, records, text, textMap, texts } from './json.ts';
import { KNOWN_ANNOTATIONS } from './known-annotations.ts';
import type { ObjectMeta, OwnerReference, Source } from './object.ts';
import type { ObjectType } from './object-type.ts';
import type { Share } from './share.ts';

/** Reads `metadata` of an object whose type is known; `null` without a name, because then it is no object. */
export function readMeta(raw: JsonRecord, type: ObjectType, source: Source, share: Share): ObjectMeta | null {
  const metadata = record(raw.metadata);
  const name = text(metadata.name);
  if (name === null) return null;
  return {
    apiVersion: type.apiVersion,
    kind: type.kind,
    namespace: type.namespace,
    name,
    uid: text(metadata.uid),
    resourceVersion: text(metadata.resourceVersion),
    createdAt: instant(metadata.creationTimestamp),
    deletedAt: instant(metadata.deletionTimestamp),
    deletionGracePeriodSeconds: number(metadata.deletionGracePeriodSeconds),
    labels: share(textMap(metadata.labels)),
    annotations: share(knownAnnotations(metadata.annotations)),
    owners: share(records(metadata.ownerReferences).flatMap((owner) => readOwner(owner) ?? [])),
    finalizers: share(texts(metadata.finalizers)),
    source,
  };
}

/** Longer values are not what the annotation is for. */
const LONGEST_ANNOTATION = 1024;

function knownAnnotations(value: unknown): Readonly<Record<string, string>> {
  const entries = Object.entries(textMap(value)).filter(
    ([key, annotation]) => KNOWN_ANNOTATIONS.has(key) && annotation.length <= LONGEST_ANNOTATION,
  );
  return Object.fromEntries(entries);
}

function readOwner(raw: JsonRecord): OwnerReference | null {
  const kind = text(raw.kind);
  const name = text(raw.name);
  if (kind === null || name === null) return null;
  return { kind, name, uid: text(raw.uid), controller: raw.controller === true };
}
