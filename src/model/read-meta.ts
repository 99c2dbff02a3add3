import { instant } from './instant.ts';
import { type JsonRecord, member, number, record, records, text, textMap, texts } from './json.ts';
import { readAnnotations } from './known-annotations.ts';
import type { ObjectMeta, OwnerReference, Source } from './object.ts';
import type { ObjectType } from './object-type.ts';
import type { Share } from './share.ts';
import { readShared } from './shared-part.ts';

/** Reads `metadata` of an object whose type is known; `null` without a name, because then it is no object. */
export function readMeta(raw: JsonRecord, type: ObjectType, source: Source, share: Share): ObjectMeta | null {
  const metadata = record(raw.metadata);
  const name = text(metadata.name);
  if (name === null) return null;
  const { labels, annotations, ownerReferences, finalizers } = metadata;
  const common = readCommon({ labels, annotations, ownerReferences, finalizers }, share);
  return {
    apiVersion: type.apiVersion,
    kind: type.kind,
    namespace: share(type.namespace),
    name,
    uid: text(metadata.uid),
    resourceVersion: text(metadata.resourceVersion),
    createdAt: instant(metadata.creationTimestamp),
    deletedAt: instant(metadata.deletionTimestamp),
    deletionGracePeriodSeconds: number(metadata.deletionGracePeriodSeconds),
    labels: common.labels,
    annotations: common.annotations,
    appliedVersion: common.appliedVersion,
    owners: common.owners,
    finalizers: common.finalizers,
    source,
  };
}

/** What objects of one template mostly have in common. */
export type CommonMeta = Pick<
  ObjectMeta,
  'labels' | 'annotations' | 'appliedVersion' | 'owners' | 'finalizers'
>;

type CommonMetadata = Readonly<Record<'labels' | 'annotations' | 'ownerReferences' | 'finalizers', unknown>>;

let last: { readonly metadata: CommonMetadata; readonly share: Share; readonly common: CommonMeta } | null =
  null;

/** Objects of one template stand side by side, and the JSON reader hands over what they have in common as one. */
function readCommon(metadata: CommonMetadata, share: Share): CommonMeta {
  if (
    last !== null &&
    last.share === share &&
    last.metadata.labels === metadata.labels &&
    last.metadata.annotations === metadata.annotations &&
    last.metadata.ownerReferences === metadata.ownerReferences &&
    last.metadata.finalizers === metadata.finalizers
  )
    return last.common;
  const common = {
    labels: readLabels(metadata.labels, share),
    annotations: readKnownAnnotations(metadata.annotations, share),
    appliedVersion: readAppliedVersion(metadata.annotations, share),
    owners: readOwners(metadata.ownerReferences, share),
    finalizers: readFinalizers(metadata.finalizers, share),
  };
  last = { metadata, share, common };
  return common;
}

export function readLabels(value: unknown, share: Share): ObjectMeta['labels'] {
  return readShared(value, textMap, share);
}

export function readKnownAnnotations(value: unknown, share: Share): ObjectMeta['annotations'] {
  return readShared(value, readAnnotations, share);
}

export function readAppliedVersion(value: unknown, share: Share): string | null {
  return readShared(value, appliedVersion, share);
}

export function readOwners(value: unknown, share: Share): readonly OwnerReference[] {
  return readShared(value, ownersOf, share);
}

export function readFinalizers(value: unknown, share: Share): readonly string[] {
  return readShared(value, texts, share);
}

function ownersOf(value: unknown): readonly OwnerReference[] {
  return records(value).flatMap((raw) => readOwner(raw) ?? []);
}

function readOwner(raw: JsonRecord): OwnerReference | null {
  const kind = text(raw.kind);
  const name = text(raw.name);
  if (kind === null || name === null) return null;
  return { kind, name, uid: text(raw.uid), controller: raw.controller === true };
}

/** kubectl writes the manifest with its keys in order, so that the version comes first. Nothing else of it is kept. */
function appliedVersion(value: unknown, share: Share): string | null {
  const applied = text(member(record(value), 'kubectl.kubernetes.io/last-applied-configuration'));
  return applied === null ? null : share(APPLIED_VERSION.exec(applied.slice(0, 200))?.[1] ?? null);
}

const APPLIED_VERSION = /^\s*\{\s*"apiVersion"\s*:\s*"([a-z0-9.-]{1,100}(?:\/v[a-z0-9]{1,20})?)"/;
