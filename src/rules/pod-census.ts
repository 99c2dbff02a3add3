import { createTally } from '../model/grouping.ts';
import type { Instant } from '../model/instant.ts';
import type { Links } from '../model/links.ts';
import type { ObjectKey, ObjectReference } from '../model/object.ts';
import { byCodeUnit } from '../model/order.ts';
import type { Pod } from '../model/pod.ts';
import { isSound, podProblem } from '../model/pod-problem.ts';

/**
 * All that rules and tables count of every pod, from one walk over them: a large cluster has a hundred thousand, and
 * nearly all of them are sound. Who looks for broken ones goes on from here.
 */
export interface PodCensus {
  /** By the key of the top owner, in the order of their first pod; a pod nobody controls is its own. */
  readonly workloads: ReadonlyMap<ObjectKey, PodGroup>;
  /** Of these, those with suspects. */
  readonly suspected: readonly PodGroup[];
  /** Of these, those with restarted pods. */
  readonly restarted: readonly PodGroup[];
  /** By kubectl's STATUS. */
  readonly byStatus: ReadonlyMap<string, number>;
  /** By namespace; '' for none. */
  readonly byNamespace: ReadonlyMap<string, number>;
}

/** The pods of one top owner; there is at least one. */
export interface PodGroup {
  readonly owner: ObjectReference;
  readonly pods: readonly Pod[];
  /** Those that neither succeeded nor failed. */
  readonly unfinished: readonly Pod[];
  /** Of the unfinished the one that was created last; of several of one age the first by name. */
  readonly newest: Pod | null;
  /** Those with a problem, and the Pending. */
  readonly suspects: readonly Pod[];
  /** Those with a restart behind them. */
  readonly restarted: readonly Pod[];
  /** Neither ready nor finished nor going, and without a problem: too young to be judged. */
  readonly starting: readonly Pod[];
  readonly ready: number;
  readonly succeeded: number;
  readonly failed: number;
  readonly restarts: number;
  /** When the first of them was created. */
  readonly oldest: Instant | null;
  /** When the last of the Running was started. */
  readonly startedAt: Instant | null;
  /** When the last of the runs that ended, ended. */
  readonly lastRestartAt: Instant | null;
}

export interface CensusView {
  readonly now: Instant;
  readonly links: Pick<Links, 'podsByTopOwner' | 'topOwner'>;
}

/** Taken once for a cluster; asked again, the same. */
export function podCensus({ links, now }: CensusView): PodCensus {
  const known = taken.get(links);
  if (known !== undefined && known.now === now) return known.census;
  const census = takeCensus({ links, now });
  taken.set(links, { now, census });
  return census;
}

const taken = new WeakMap<CensusView['links'], { readonly now: Instant; readonly census: PodCensus }>();

/** Running, every container ready, and Ready by its condition: the pod of a lost node keeps its containers' last word. */
export function isReady(pod: Pod): boolean {
  if (pod.phase !== 'Running' || pod.meta.deletedAt !== null || !hasReadyContainers(pod)) return false;
  return (pod.readiness ?? 'True') === 'True';
}

function hasReadyContainers({ ready: { ready, total } }: Pod): boolean {
  return total > 0 && ready === total;
}

function takeCensus({ links, now }: CensusView): PodCensus {
  const statuses = createTally<string>();
  const namespaces = createTally<string>();
  const workloads = new Map<ObjectKey, PodGroup>();
  for (const [key, pods] of links.podsByTopOwner()) {
    const [first] = pods;
    if (first === undefined) continue;
    const owner = links.topOwner(first);
    workloads.set(key, { owner, ...podGroup(pods, now) });
    for (const { status } of pods) statuses.add(status);
    // Who owns pods of several namespaces is in none.
    if (owner.namespace !== null) namespaces.add(owner.namespace, pods.length);
    else for (const { meta } of pods) namespaces.add(meta.namespace ?? '');
  }
  const groups = [...workloads.values()];
  return {
    workloads,
    suspected: groups.filter(({ suspects }) => suspects.length > 0),
    restarted: groups.filter(({ restarted }) => restarted.length > 0),
    byStatus: statuses.counts(),
    byNamespace: namespaces.counts(),
  };
}

function podGroup(pods: readonly Pod[], now: Instant): Omit<PodGroup, 'owner'> {
  const suspects: Pod[] = [];
  const restarted: Pod[] = [];
  const starting: Pod[] = [];
  let [ready, succeeded, failed, restarts] = [0, 0, 0, 0];
  let newest: Pod | null = null;
  let oldest: Instant | null = null;
  let startedAt: Instant | null = null;
  let lastRestartAt: Instant | null = null;
  for (const pod of pods) {
    const { phase, meta, restarts: runs } = pod;
    const { createdAt } = meta;
    // That a pod is sound says most of what there is to ask of it.
    const sound = isSound(pod);
    const fine = sound || podProblem(pod, now) === null;
    if (!fine || phase === 'Pending') suspects.push(pod);
    if (sound ? hasReadyContainers(pod) : isReady(pod)) ready += 1;
    else if (phase === 'Succeeded') succeeded += 1;
    else if (phase === 'Failed') failed += 1;
    else if (fine && meta.deletedAt === null && pod.ready.ready < pod.ready.total) starting.push(pod);
    if (runs.count > 0) restarted.push(pod);
    restarts += runs.count;
    if (!isFinished(pod) && (newest === null || isBefore(pod, newest))) newest = pod;
    if (createdAt !== null) oldest = Math.min(oldest ?? createdAt, createdAt);
    if (phase === 'Running') startedAt = later(startedAt, pod.startedAt);
    lastRestartAt = later(lastRestartAt, runs.lastAt);
  }
  const unfinished = succeeded + failed === 0 ? pods : pods.filter((pod) => !isFinished(pod));
  return {
    pods,
    unfinished,
    newest,
    suspects,
    restarted,
    starting,
    ready,
    succeeded,
    failed,
    restarts,
    oldest,
    startedAt,
    lastRestartAt,
  };
}

function later(a: Instant | null, b: Instant | null): Instant | null {
  if (a === null || b === null) return a ?? b;
  return Math.max(a, b);
}

/** Its containers ended for good. */
export function isFinished({ phase }: Pod): boolean {
  return phase === 'Succeeded' || phase === 'Failed';
}

/** Younger, or of one age and first by name, whatever order they were captured in. */
function isBefore({ meta: a }: Pod, { meta: b }: Pod): boolean {
  const younger = (a.createdAt ?? 0) - (b.createdAt ?? 0);
  return younger > 0 || (younger === 0 && byCodeUnit(a.name, b.name) < 0);
}
