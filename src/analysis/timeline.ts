import type { Cluster, Objects } from '../model/cluster.ts';
import { condition } from '../model/condition.ts';
import { groupBy } from '../model/grouping.ts';
import type { Instant } from '../model/instant.ts';
import { byObjectKey, type ObjectReference, reference } from '../model/object.ts';
import { byCodeUnit } from '../model/order.ts';
import { lostNodes } from './inventory/lost-nodes.ts';

/** Namespaces and workloads by the age of their creation, and lost nodes, newest first. */
export interface Timeline {
  /** Created within 24 hours before capture time. */
  readonly lastDay: readonly TimelineEntry[];
  /** Older than a day, at most 14 days as kubectl counts them: what it prints as `14d` belongs to it. */
  readonly lastFortnight: readonly TimelineEntry[];
  /** Nodes that stopped being Ready within 14 days, counted so, and are not Ready yet, newest first. */
  readonly lostNodes: readonly LostNode[];
}

/** `at`: when its Ready condition changed. */
export interface LostNode {
  readonly at: Instant;
  readonly node: string;
  /** The condition's reason: `NodeStatusUnknown`, `KubeletNotReady`. */
  readonly reason: string | null;
}

/** One namespace that is new, or workloads of one namespace created within the same hour. */
export interface TimelineEntry {
  readonly at: Instant;
  readonly namespace: string;
  readonly namespaceIsNew: boolean;
  readonly workloads: readonly ObjectReference[];
}

const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
/** Ages are cut off to whole days. */
const FORTNIGHT_ENDS = 15 * DAY;

/**
 * Tells what is new: created within a day before capture time. In a cluster that is itself no older than that,
 * nothing is.
 */
export function novelty({ namespaces, nodes, now }: Cluster): (createdAt: Instant | null) => boolean {
  const births = [...namespaces, ...nodes].flatMap(({ meta }) => meta.createdAt ?? []);
  const isYoung = births.length > 0 && births.every((at) => isNew(at, now));
  return (createdAt) => !isYoung && isNew(createdAt, now);
}

/** Created within a day before capture time. */
function isNew(createdAt: Instant | null, now: Instant): boolean {
  return createdAt !== null && createdAt <= now && now - createdAt <= DAY;
}

/** What was created lately: namespaces, and workloads nobody else owns; and the nodes that were lost. */
export function timeline(objects: Objects, now: Instant): Timeline {
  const recent = events(objects).filter(({ at }) => at <= now && now - at < FORTNIGHT_ENDS);
  const groups = groupBy(recent, ({ at, namespace }) => `${namespace}\u0000${Math.floor(at / HOUR)}`);
  const entries = [...groups.values()]
    .map(entry)
    .toSorted((a, b) => b.at - a.at || byCodeUnit(a.namespace, b.namespace));
  return {
    lastDay: entries.filter((each) => isNew(each.at, now)),
    lastFortnight: entries.filter((each) => !isNew(each.at, now)),
    lostNodes: losses(objects, now),
  };
}

function losses({ nodes }: Objects, now: Instant): readonly LostNode[] {
  return lostNodes({ nodes })
    .flatMap(({ meta, conditions }) => {
      const ready = condition(conditions, 'Ready');
      const at = ready?.changedAt ?? null;
      return at === null || at > now || now - at >= FORTNIGHT_ENDS
        ? []
        : [{ at, node: meta.name, reason: ready?.reason ?? null }];
    })
    .toSorted((a, b) => b.at - a.at || byCodeUnit(a.node, b.node));
}

interface Creation {
  readonly at: Instant;
  readonly namespace: string;
  /** `null`: the namespace itself. */
  readonly workload: ObjectReference | null;
}

function events(objects: Objects): readonly Creation[] {
  const { deployments, statefulSets, daemonSets, cronJobs } = objects;
  const workloads = [...deployments, ...statefulSets, ...daemonSets, ...cronJobs];
  return [
    ...objects.namespaces.flatMap(({ meta }) =>
      meta.createdAt === null ? [] : [{ at: meta.createdAt, namespace: meta.name, workload: null }],
    ),
    ...workloads.flatMap((workload) => {
      const { createdAt, namespace } = workload.meta;
      return createdAt === null || namespace === null
        ? []
        : [{ at: createdAt, namespace, workload: reference(workload) }];
    }),
  ];
}

/** What one namespace saw within one clock hour. */
function entry(creations: readonly Creation[]): TimelineEntry {
  const [first] = creations;
  return {
    at: creations.reduce((first, { at }) => Math.min(first, at), Number.POSITIVE_INFINITY),
    namespace: first?.namespace ?? '',
    namespaceIsNew: creations.some(({ workload }) => workload === null),
    workloads: creations.flatMap(({ workload }) => workload ?? []).toSorted(byObjectKey),
  };
}
