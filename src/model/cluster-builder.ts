import type { Objects } from './cluster.ts';
import { byName, createCollection, type Placement } from './collection.ts';
import { createCollections, sortedObjects } from './collections.ts';
import { type CustomResource, readCustomResource } from './custom-resource.ts';
import type { Event } from './event.ts';
import type { JsonRecord } from './json.ts';
import { apiGroup, type KindName, resourceName, type SourceName } from './kinds.ts';
import { LatestMoments } from './latest-moments.ts';
import type { ContainerLog } from './log.ts';
import { type LogOwner, ownedLogs } from './log-owner.ts';
import type { NodeMetrics, PodMetrics } from './metrics.ts';
import { foldNodeMetrics, foldPodMetrics, newestMetrics } from './metrics-collection.ts';
import { creation, type Dated, newestMoment } from './newest.ts';
import { type KubernetesObject, namespacedName, type ObjectMeta, type Source } from './object.ts';
import { isNodeMetrics, isPodMetrics, readObjectType, type TypeHint } from './object-type.ts';
import { by, byCodeUnit } from './order.ts';
import { type Pod, readPod } from './pod.ts';
import type { Likeness, PodRow } from './pod-row.ts';
import { readMeta } from './read-meta.ts';
import { readNodeMetrics, readPodMetrics } from './read-metrics.ts';
import { readers } from './readers.ts';
import { rowMeta } from './row-meta.ts';
import { RowPod } from './row-pod.ts';
import { createShare } from './share.ts';
import type { ClusterVersion } from './version.ts';
import { foldVersions } from './version-fold.ts';

/** Collects what is read from a snapshot into `Objects`, whatever the order of reading. */
export interface ClusterBuilder {
  /** Takes one captured object, of any shape, or says why not. `likeness`: which pods are like it. */
  add(raw: JsonRecord, hint: TypeHint, source: Source, likeness?: Likeness): AddResult;
  /** Takes a pod that is like one that was added; `null` when there was none yet: add its JSON. */
  addRow(row: PodRow, source: Source): AddResult | null;
  addNodeMetrics(row: NodeMetrics): void;
  addPodMetrics(row: PodMetrics): void;
  addVersion(version: ClusterVersion): void;
  /** `owners`: every reading of the file's path, the likeliest first; the pods that were captured decide. */
  addLog(log: ContainerLog, owners: readonly LogOwner[]): void;
  objects(): Objects;
  /** The objects of one kind that were added so far. */
  known<K extends KindName>(name: K): readonly Objects[K][number][];
  /**
   * The last moment any object speaks of that can be believed. Custom resources are not asked: what their conditions call a time may
   * lie in the future.
   */
  newest(): Dated | null;
  /** When the last NodeMetrics or PodMetrics object was measured. */
  newestMetrics(): Dated | null;
}

/** `skipped` completes the sentence "objects were passed over: ...". */
export type AddResult = AddedObject | { readonly skipped: string };

export interface AddedObject {
  readonly source: SourceName;
  /** kubectl's name for the kind: `pods`, `certificate.cert-manager.io`, `top pods`. */
  readonly resource: string;
  readonly namespace: string | null;
  /** There was one of its name already, and one of the two is kept. */
  readonly duplicate: boolean;
  /** Not null when that was another object, with another uid. */
  readonly conflict: string | null;
}

export function createClusterBuilder(): ClusterBuilder {
  const share = createShare();
  const collections = createCollections();
  const custom = createCollection<CustomResource>();
  const nodeMetrics: NodeMetrics[] = [];
  const podMetrics: PodMetrics[] = [];
  const versions: ClusterVersion[] = [];
  const logs: { readonly log: ContainerLog; readonly owners: readonly LogOwner[] }[] = [];
  const moments = new LatestMoments();
  const creations = new LatestMoments();

  function addBuiltIn<K extends KindName>(name: K, raw: JsonRecord, meta: ObjectMeta): AddResult {
    const object: Objects[K][number] = readers[name](raw, meta, share);
    moments.add(newestMoment(object, moments.since));
    creations.add(creation(object, creations.since));
    return added(name, resourceName(name), meta, collections[name].add(object));
  }

  function addPod(pod: Pod): AddedObject {
    moments.add(newestMoment(pod, moments.since));
    creations.add(creation(pod, creations.since));
    return added('pods', resourceName('pods'), pod.meta, collections.pods.add(pod));
  }

  function addCustom(raw: JsonRecord, meta: ObjectMeta): AddResult {
    const group = apiGroup(meta.apiVersion);
    const resource = group === '' ? meta.kind.toLowerCase() : `${meta.kind.toLowerCase()}.${group}`;
    const object = readCustomResource(raw, meta, share);
    return added('customResources', resource, meta, custom.add(object, resource));
  }

  return {
    add(raw, hint, source, likeness) {
      const type = readObjectType(raw, hint);
      if ('skipped' in type) return type;
      const meta = readMeta(raw, type, source, share);
      if (meta === null) return { skipped: `${type.kind} without a metadata.name` };
      if (!isPossible(meta)) return { skipped: `${type.kind} by a name that no API server accepts` };
      if (isNodeMetrics(type.apiVersion, type.kind)) {
        nodeMetrics.push(readNodeMetrics(raw, meta));
        return added('nodeMetrics', resourceName('nodeMetrics'), meta, ALONE);
      }
      if (isPodMetrics(type.apiVersion, type.kind)) {
        podMetrics.push(...readPodMetrics(raw, meta));
        return added('podMetrics', resourceName('podMetrics'), meta, ALONE);
      }
      if (type.name !== 'pods')
        return type.name === null ? addCustom(raw, meta) : addBuiltIn(type.name, raw, meta);
      const pod = readPod(raw, meta, share);
      if (likeness !== undefined) likeness.first = pod;
      return addPod(pod);
    },
    addRow(row, source) {
      const { first } = row.likeness;
      const meta = first === null ? null : rowMeta(row, first.meta, source, share);
      if (first === null || meta === null) return null;
      const isNew = meta.namespace !== first.meta.namespace;
      if (isNew ? !isPossible(meta) : !isPossibleName(meta.name)) return null;
      return addPod(new RowPod(row, first, meta));
    },
    addNodeMetrics: (row) => {
      nodeMetrics.push(row);
    },
    addPodMetrics: (row) => {
      podMetrics.push(row);
    },
    addVersion: (version) => {
      versions.push(version);
    },
    addLog: (log, owners) => {
      logs.push({ log, owners });
    },
    known: (name) => collections[name].sorted(),
    objects: () => {
      const builtIn = sortedObjects(collections);
      return {
        ...builtIn,
        events: builtIn.events.toSorted(newestFirst),
        customResources: custom.sorted().toSorted(byNameAndKind),
        nodeMetrics: foldNodeMetrics(nodeMetrics),
        podMetrics: foldPodMetrics(podMetrics, builtIn.pods),
        version: foldVersions(versions),
        logs: ownedLogs(logs, builtIn.pods).toSorted(by(logKey)),
      };
    },
    newest: () => moments.newest() ?? creations.newest(),
    newestMetrics: () => newestMetrics([...nodeMetrics, ...podMetrics]),
  };
}

/**
 * A pod called `--all` would make an option of its name in every command that is proposed for it. 253 characters are
 * the limit of most kinds; those of RBAC have none of their own.
 */
function isPossible({ name, namespace }: ObjectMeta): boolean {
  return isPossibleName(name) && (namespace === null || isPossibleName(namespace));
}

function isPossibleName(name: string): boolean {
  return !name.startsWith('-') && name.length <= 1024 && !CONTROL.test(name);
}

const CONTROL = /[\u0000-\u001f\u007f]/;

const ALONE: Placement = { duplicate: false, conflict: false };

function added(source: SourceName, resource: string, meta: ObjectMeta, placement: Placement): AddedObject {
  const { duplicate, conflict } = placement;
  return {
    source,
    resource,
    namespace: meta.namespace,
    duplicate,
    conflict: conflict
      ? `${meta.kind} ${namespacedName(meta)} was captured twice, and the two are different objects: captures of two times or two clusters are mixed; the later is kept`
      : null,
  };
}

function byNameAndKind(a: KubernetesObject, b: KubernetesObject): number {
  return byName(a, b) || by<KubernetesObject>(({ meta }) => `${meta.kind} ${meta.apiVersion}`)(a, b);
}

function newestFirst(a: Event, b: Event): number {
  return (b.lastAt ?? 0) - (a.lastAt ?? 0) || byCodeUnit(a.meta.name, b.meta.name) || byName(a, b);
}

function logKey(log: ContainerLog): string {
  return [log.namespace ?? '', log.pod, log.container ?? '', log.previous ? '0' : '1', log.file].join('\n');
}
