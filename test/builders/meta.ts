import type { Instant } from '../../src/model/instant.ts';
import type { KubernetesObject, ObjectMeta, OwnerReference, Source } from '../../src/model/object.ts';

/** The capture time of every test. */
export const NOW = Date.parse('2025-06-01T12:00:00Z');
export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
export const MEBIBYTE = 1024 ** 2;
export const GIBIBYTE = 1024 ** 3;
/** Where namespaced objects live unless said otherwise. */
export const NAMESPACE = 'shop';

/** What can be said of the metadata of any object; an hour old, unowned, not deleted otherwise. */
export interface MetaOptions {
  readonly namespace?: string | null;
  readonly apiVersion?: string;
  readonly uid?: string | null;
  readonly resourceVersion?: string | null;
  readonly createdAt?: Instant | null;
  readonly deletedAt?: Instant | null;
  readonly deletionGracePeriodSeconds?: number | null;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly appliedVersion?: string | null;
  /** Its controller; the namespace is taken over. */
  readonly owner?: KubernetesObject;
  readonly owners?: readonly OwnerReference[];
  readonly finalizers?: readonly string[];
  readonly source?: Source;
}

/** The options of a builder: any field of the kind, any metadata. */
export type Options<T extends KubernetesObject> = Partial<Omit<T, 'meta'>> & MetaOptions;

export function namespacedMeta(
  apiVersion: string,
  kind: string,
  name: string,
  options: MetaOptions,
): ObjectMeta {
  const namespace = options.owner?.meta.namespace ?? NAMESPACE;
  return metaOf(apiVersion, kind, name, { namespace, ...options });
}

export function clusterMeta(
  apiVersion: string,
  kind: string,
  name: string,
  options: MetaOptions,
): ObjectMeta {
  return metaOf(apiVersion, kind, name, { namespace: null, ...options });
}

/** The options that are not about metadata. */
export function fieldsOf<O extends MetaOptions>(options: O): Omit<O, keyof MetaOptions> {
  const {
    namespace,
    apiVersion,
    uid,
    resourceVersion,
    createdAt,
    deletedAt,
    deletionGracePeriodSeconds,
    labels,
    annotations,
    appliedVersion,
    owner,
    owners,
    finalizers,
    source,
    ...fields
  } = options;
  return fields;
}

/** As `metadata.ownerReferences` names its controller. */
export function ownedBy(owner: KubernetesObject): OwnerReference {
  return { kind: owner.meta.kind, name: owner.meta.name, uid: owner.meta.uid, controller: true };
}

function metaOf(apiVersion: string, kind: string, name: string, options: MetaOptions): ObjectMeta {
  const { owner, namespace = null, ...given } = options;
  return {
    apiVersion,
    kind,
    namespace,
    name,
    uid: `uid-${namespace ?? ''}-${kind}-${name}`,
    resourceVersion: null,
    createdAt: NOW - HOUR,
    deletedAt: null,
    deletionGracePeriodSeconds: null,
    labels: {},
    annotations: {},
    appliedVersion: null,
    owners: owner === undefined ? [] : [ownedBy(owner)],
    finalizers: [],
    source: { file: `${kind.toLowerCase()}.json`, document: 0, item: 0 },
    ...pick(given),
  };
}

function pick(options: Omit<MetaOptions, 'owner' | 'namespace'>): Partial<ObjectMeta> {
  const keys = [
    'apiVersion',
    'uid',
    'resourceVersion',
    'createdAt',
    'deletedAt',
    'deletionGracePeriodSeconds',
    'labels',
    'annotations',
    'appliedVersion',
    'owners',
    'finalizers',
    'source',
  ] as const;
  return Object.fromEntries(keys.flatMap((key) => (options[key] === undefined ? [] : [[key, options[key]]])));
}
