import type { Audit } from '../../analysis/audit.ts';
import { WORKLOAD_SOURCES } from '../../analysis/inventory/workload-sources.ts';
import type { SourceName } from '../../model/kinds.ts';
import { namespacedName, type ObjectReference, objectKey } from '../../model/object.ts';
import type { Brief } from './schema.ts';

/** A kind of name that a brief takes from the snapshot. */
export interface Referring {
  readonly what: string;
  /** All of these must have been captured whole, or nobody can say that a name dangles. */
  readonly sources: (name: string) => readonly SourceName[];
  readonly names: (audit: Audit) => readonly string[];
  /** The namespace a name speaks of; `null` where it has none. */
  readonly namespace: (name: string) => string | null;
}

/** One name in the brief. */
export interface Named {
  readonly referring: Referring;
  readonly name: string;
  readonly path: readonly PropertyKey[];
  /** It is a key of a map, not a value. */
  readonly isKey: boolean;
}

/** Every name in a brief that has to be in the snapshot, in the order they are checked. */
export function namedIn(brief: Brief): readonly Named[] {
  const { disks, images } = brief.measurements;
  return [
    ...keys(NAMESPACE, ['namespaces'], brief.namespaces),
    ...keys(NODE, ['nodes'], brief.nodes),
    ...keys(CLAIM, ['claims'], brief.claims),
    ...keys(WORKLOAD, ['workloads'], brief.workloads),
    ...keys(STORAGE_CLASS, ['storage'], brief.storage),
    ...keys(NAMESPACE, ['environments'], brief.environments),
    ...keys(SERVICE, ['services'], brief.services),
    ...keys(WORKLOAD, ['deferred'], brief.deferred),
    ...keys(NODE, ['measurements', 'disks'], disks),
    ...keys(IMAGE, ['measurements', 'images'], images),
    ...keys(OBJECT, ['issues'], brief.issues),
    ...keys(OBJECT, ['impact'], brief.impact),
    ...brief.critical.map((name, index) => value(WORKLOAD, ['critical', index], name)),
    ...brief.follow.map((name, index) => value(WORKLOAD, ['follow', index], name)),
    ...brief.rootCauses.map(({ about }, index) => value(OBJECT, ['rootCauses', index, 'about'], about)),
    ...brief.components.flatMap(({ about }, index) =>
      about === undefined ? [] : [value(SERVING, ['components', index, 'about'], about)],
    ),
    ...brief.actions.flatMap(({ affected }, index) =>
      affected.map((name, at) => value(WORKLOAD, ['actions', index, 'affected', at], name)),
    ),
  ];
}

function keys(
  referring: Referring,
  path: readonly string[],
  entries: Readonly<Record<string, unknown>>,
): readonly Named[] {
  return Object.keys(entries).map((name) => ({ referring, name, path: [...path, name], isKey: true }));
}

function value(referring: Referring, path: readonly PropertyKey[], name: string): Named {
  return { referring, name, path, isKey: false };
}

const first = (name: string) => name.split('/')[0] ?? null;

const NAMESPACE: Referring = {
  what: 'namespace',
  sources: () => ['namespaces'],
  names: ({ scope }) => scope.namespaces,
  namespace: (name) => name,
};

const NODE: Referring = {
  what: 'node',
  sources: () => ['nodes'],
  names: ({ inventory }) => inventory.nodes.map(({ name }) => name),
  namespace: () => null,
};

const CLAIM: Referring = {
  what: 'claim',
  sources: () => ['persistentVolumeClaims'],
  names: ({ inventory }) => inventory.claims.map(namespacedName),
  namespace: first,
};

const WORKLOAD: Referring = {
  what: 'workload',
  sources: () => WORKLOAD_SOURCES,
  names: ({ inventory }) => inventory.workloads.map(({ ref }) => namespacedName(ref)),
  namespace: first,
};

const STORAGE_CLASS: Referring = {
  what: 'StorageClass',
  sources: () => ['storageClasses'],
  names: ({ inventory }) => inventory.storageClasses.map(({ name }) => name),
  namespace: () => null,
};

const SERVICE: Referring = {
  what: 'Service',
  sources: () => ['services'],
  names: ({ inventory }) => inventory.services.map(namespacedName),
  namespace: first,
};

const SERVING: Referring = {
  what: 'workload or Service',
  sources: () => [...WORKLOAD_SOURCES, 'services'],
  names: (audit) => [...WORKLOAD.names(audit), ...SERVICE.names(audit)],
  namespace: first,
};

const IMAGE: Referring = {
  what: 'image',
  sources: () => WORKLOAD_SOURCES,
  names: ({ inventory }) => inventory.workloads.flatMap(({ images }) => images),
  namespace: () => null,
};

/** Anything that is listed, or that something was found on. */
const OBJECT: Referring = {
  what: 'object',
  sources: (name) =>
    name.startsWith('Node/')
      ? ['nodes']
      : [...WORKLOAD_SOURCES, 'services', 'persistentVolumeClaims', 'ingresses', 'horizontalPodAutoscalers'],
  names: objectNames,
  namespace: (name) => (/^[A-Z]/.test(name) ? null : first(name)),
};

/** As `namespace/name`, as `Node/name`, and as `namespace/Kind/name`. */
function objectNames(audit: Audit): readonly string[] {
  const { inventory, findings, causes } = audit;
  const listed = [
    ...inventory.services,
    ...inventory.claims,
    ...inventory.autoscalers,
    ...inventory.pods.problems,
    ...inventory.routes.map(({ namespace, ingress }) => ({ namespace, name: ingress })),
  ];
  const found: readonly ObjectReference[] = [
    ...inventory.workloads.map(({ ref }) => ref),
    ...inventory.replicaSets.rows.map(({ deployment }) => deployment),
    ...inventory.nodes.map(({ name }) => ({ kind: 'Node', namespace: null, name })),
    ...findings.flatMap(({ subject, related }) => [subject, ...related]),
    ...causes.flatMap(({ root, alsoAt }) => [root, ...alsoAt]),
  ];
  return [
    ...listed.map(namespacedName),
    ...found.flatMap((ref) => [namespacedName(ref), objectKey(ref)]),
    ...audit.scope.namespaces.map((name) => `Namespace/${name}`),
  ];
}
