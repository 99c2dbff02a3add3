import type { Instant } from '../model/instant.ts';
import type { Links } from '../model/links.ts';
import type { ObjectKey } from '../model/object.ts';
import type { Pod } from '../model/pod.ts';
import { podProblem } from '../model/pod-problem.ts';

/**
 * All that rules and tables count of every pod, from one walk over them: a large cluster has a hundred thousand, and
 * nearly all of them are sound. Who looks for broken ones goes on from here.
 */
export interface PodCensus {
  /** By the key of the top owner, in the order of their first pod; a pod nobody controls is its own. */
  readonly workloads: ReadonlyMap<ObjectKey, PodGroup>;
  /** By kubectl's STATUS. */
  readonly byStatus: ReadonlyMap<string, number>;
  /** By namespace; '' for none. */
  readonly byNamespace: ReadonlyMap<string, number>;
}

/** The pods of one top owner. */
export interface PodGroup {
  readonly pods: readonly Pod[];
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
}

export interface CensusView {
  readonly now: Instant;
  readonly links: Pick<Links, 'podsByTopOwner'>;
}

/** Taken once for a cluster; asked again, the same. */
export function podCensus({ links, now }: CensusView): PodCensus {
  const known = taken.get(links);
  if (known !== undefined && known.now === now) return known.census;
  const census = takeCensus(links.podsByTopOwner(), now);
  taken.set(links, { now, census });
  return census;
}

const taken = new WeakMap<CensusView['links'], { readonly now: Instant; readonly census: PodCensus }>();

/** Running, every container ready, and Ready by its condition: the pod of a lost node keeps its containers' last word. */
export function isReady(pod: Pod): boolean {
  const { ready, total } = pod.ready;
  if (pod.phase !== 'Running' || pod.meta.deletedAt !== null || total === 0 || ready !== total) return false;
  return (pod.readiness ?? 'True') === 'True';
}

function takeCensus(groups: ReadonlyMap<ObjectKey, readonly Pod[]>, now: Instant): PodCensus {
  const byStatus = new Map<string, number>();
  const byNamespace = new Map<string, number>();
  const workloads = new Map<ObjectKey, PodGroup>();
  const count = ({ status, meta }: Pod) => {
    const namespace = meta.namespace ?? '';
    byStatus.set(status, (byStatus.get(status) ?? 0) + 1);
    byNamespace.set(namespace, (byNamespace.get(namespace) ?? 0) + 1);
  };
  for (const [key, pods] of groups) workloads.set(key, podGroup(pods, now, count));
  return { workloads, byStatus, byNamespace };
}

function podGroup(pods: readonly Pod[], now: Instant, count: (pod: Pod) => void): PodGroup {
  const suspects: Pod[] = [];
  const restarted: Pod[] = [];
  const starting: Pod[] = [];
  let [ready, succeeded, failed, restarts] = [0, 0, 0, 0];
  let oldest: Instant | null = null;
  for (const pod of pods) {
    const { phase, meta } = pod;
    count(pod);
    const sound = podProblem(pod, now) === null;
    if (!sound || phase === 'Pending') suspects.push(pod);
    if (isReady(pod)) ready += 1;
    else if (phase === 'Succeeded') succeeded += 1;
    else if (phase === 'Failed') failed += 1;
    else if (sound && meta.deletedAt === null && pod.ready.ready < pod.ready.total) starting.push(pod);
    if (pod.restarts.count > 0) restarted.push(pod);
    restarts += pod.restarts.count;
    if (meta.createdAt !== null) oldest = Math.min(oldest ?? meta.createdAt, meta.createdAt);
  }
  return { pods, suspects, restarted, starting, ready, succeeded, failed, restarts, oldest };
}
