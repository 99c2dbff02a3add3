import { instant } from './instant.ts';
import { type JsonRecord, member, number, record, records, text, textMap, texts } from './json.ts';
import { readAnnotations } from './known-annotations.ts';
import type { ObjectMeta, OwnerReference, Source } from './object.ts';
import type { ObjectType } from './object-type.ts';
import type { PodRow } from './pod-row.ts';
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

/** The same of a pod that is like another; `null` without a name or a namespace of its own. */
export function readRowMeta(row: PodRow, first: ObjectMeta, source: Source, share: Share): ObjectMeta | null {
  const name = text(row.name);
  const namespace = row.namespace === undefined ? first.namespace : text(row.namespace);
  if (name === null || namespace === null) return null;
  const common = readCommon(row, share);
  return {
    apiVersion: first.apiVersion,
    kind: first.kind,
    namespace: namespace === first.namespace ? first.namespace : share(namespace),
    name,
    uid: row.uid === undefined ? first.uid : text(row.uid),
    resourceVersion: row.resourceVersion === undefined ? first.resourceVersion : text(row.resourceVersion),
    createdAt: row.creationTimestamp === undefined ? first.createdAt : instant(row.creationTimestamp),
    deletedAt: first.deletedAt,
    deletionGracePeriodSeconds: first.deletionGracePeriodSeconds,
    labels: row.labels === undefined ? first.labels : common.labels,
    annotations: row.annotations === undefined ? first.annotations : common.annotations,
    appliedVersion: row.annotations === undefined ? first.appliedVersion : common.appliedVersion,
    owners: row.ownerReferences === undefined ? first.owners : common.owners,
    finalizers: row.finalizers === undefined ? first.finalizers : common.finalizers,
    source,
  };
}

type Common = Pick<ObjectMeta, 'labels' | 'annotations' | 'appliedVersion' | 'owners' | 'finalizers'>;

/** The members of metadata that objects of one template mostly have in common. */
type CommonMetadata = Pick<PodRow, 'labels' | 'annotations' | 'ownerReferences' | 'finalizers'>;

let last: { readonly metadata: CommonMetadata; readonly share: Share; readonly common: Common } | null = null;

/** Objects of one template stand side by side, and the JSON reader hands over what they have in common as one. */
function readCommon(metadata: CommonMetadata, share: Share): Common {
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
    labels: readShared(metadata.labels, textMap, share),
    annotations: readShared(metadata.annotations, readAnnotations, share),
    appliedVersion: readShared(metadata.annotations, readAppliedVersion, share),
    owners: readShared(metadata.ownerReferences, readOwners, share),
    finalizers: readShared(metadata.finalizers, texts, share),
  };
  last = { metadata, share, common };
  return common;
}

function readOwners(value: unknown): readonly OwnerReference[] {
  return records(value).flatMap((raw) => readOwner(raw) ?? []);
}

function readOwner(raw: JsonRecord): OwnerReference | null {
  const kind = text(raw.kind);
  const name = text(raw.name);
  if (kind === null || name === null) return null;
  return { kind, name, uid: text(raw.uid), controller: raw.controller === true };
}

/** kubectl writes the manifest with its keys in order, so that the version comes first. Nothing else of it is kept. */
function readAppliedVersion(value: unknown, share: Share): string | null {
  const applied = text(member(record(value), 'kubectl.kubernetes.io/last-applied-configuration'));
  return applied === null ? null : share(APPLIED_VERSION.exec(applied.slice(0, 200))?.[1] ?? null);
}

const APPLIED_VERSION = /^\s*\{\s*"apiVersion"\s*:\s*"([a-z0-9.-]{1,100}(?:\/v[a-z0-9]{1,20})?)"/;
