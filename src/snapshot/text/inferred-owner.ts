import { type JsonRecord, record, records } from '../../model/json.ts';
import type { KindName } from '../../model/kinds.ts';

type Exists = (source: KindName, namespace: string | null, name: string) => boolean;

interface Owner {
  readonly kind: string;
  readonly name: string;
  /** Of the ReplicaSet, where its Deployment was captured. */
  readonly hash: string | null;
}

/**
 * The object with the owner that its name tells, where such an owner was captured in its namespace: controllers name
 * what they make after themselves. Tables print no owners; descriptions do, and theirs stays.
 */
export function withOwner(
  raw: JsonRecord,
  source: KindName,
  namespace: string | null,
  exists: Exists,
): JsonRecord {
  const metadata = record(raw.metadata);
  const { name } = metadata;
  if (records(metadata.ownerReferences).length > 0 || typeof name !== 'string') return raw;
  const owner = ownerByName(source, name, (kind, owning) => exists(kind, namespace, owning));
  if (owner === null) return raw;
  const labels = record(metadata.labels);
  return {
    ...raw,
    ...(source === 'pods' ? { status: lasting(record(raw.status), owner) } : {}),
    metadata: {
      ...metadata,
      ownerReferences: [{ kind: owner.kind, name: owner.name, controller: true }],
      labels: owner.hash === null ? labels : { ...labels, 'pod-template-hash': owner.hash },
    },
  };
}

/** The kubelet starts pods of these again for ever, so their phase is Failed only with a reason. */
const LASTING: ReadonlySet<string> = new Set([
  'ReplicaSet',
  'ReplicationController',
  'StatefulSet',
  'DaemonSet',
]);

function lasting(status: JsonRecord, { kind }: Owner): JsonRecord {
  const isBetween = status.phase === 'Failed' && typeof status.reason !== 'string' && LASTING.has(kind);
  return isBetween ? { ...status, phase: 'Running' } : status;
}

/** Kubernetes leaves vowels and look-alikes out of what it makes up. */
const SUFFIX = /^(.+)-[bcdfghjklmnpqrstvwxz2456789]{5}$/;
const HASH = /^(.+)-([bcdfghjklmnpqrstvwxz2456789]{4,10}|\d{8,10})$/;
const ORDINAL = /^(.+)-\d{1,6}$/;
const SCHEDULED = /^(.+)-\d{8,10}$/;

function ownerByName(
  source: KindName,
  name: string,
  exists: (source: KindName, name: string) => boolean,
): Owner | null {
  if (source === 'replicaSets') return single('Deployment', 'deployments', HASH, name, exists);
  if (source === 'jobs') return single('CronJob', 'cronJobs', SCHEDULED, name, exists);
  if (source !== 'pods') return null;
  const base = SUFFIX.exec(name)?.[1];
  if (base === undefined) return single('StatefulSet', 'statefulSets', ORDINAL, name, exists);
  const [, deployment, hash] = HASH.exec(base) ?? [];
  if (deployment !== undefined && exists('deployments', deployment))
    return { kind: 'ReplicaSet', name: base, hash: hash ?? null };
  const made = BY_BASE.find(([, owning]) => exists(owning, base));
  return made === undefined ? null : { kind: made[0], name: base, hash: null };
}

const BY_BASE: readonly (readonly [string, KindName])[] = [
  ['ReplicaSet', 'replicaSets'],
  ['DaemonSet', 'daemonSets'],
  ['Job', 'jobs'],
  ['ReplicationController', 'replicationControllers'],
];

function single(
  kind: string,
  source: KindName,
  pattern: RegExp,
  name: string,
  exists: (source: KindName, name: string) => boolean,
): Owner | null {
  const owner = pattern.exec(name)?.[1];
  return owner !== undefined && exists(source, owner) ? { kind, name: owner, hash: null } : null;
}
