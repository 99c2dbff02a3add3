import type { Captured } from '../model/captured.ts';
import type { Instant } from '../model/instant.ts';
import type { Links } from '../model/links.ts';
import type { KubernetesObject, ObjectReference } from '../model/object.ts';
import { by } from '../model/order.ts';
import type { Pod } from '../model/pod.ts';
import { type PodProblem, podProblem } from '../model/pod-problem.ts';
import { podCensus } from './pod-census.ts';

export type ProblemClass = PodProblem['class'];
export type ProblemOf<C extends ProblemClass> = Extract<PodProblem, { readonly class: C }>;

/** Kinds that say how many pods there should be; rules about broken pods read them where captured. */
export const WORKLOADS = [
  'deployments',
  'replicaSets',
  'replicationControllers',
  'statefulSets',
  'daemonSets',
] as const;

export interface BrokenPod<C extends ProblemClass> {
  readonly pod: Pod;
  readonly problem: ProblemOf<C>;
}

/** The pods of one top owner that have the same class of problem; a pod without owner is its own. */
export interface BrokenWorkload<C extends ProblemClass> {
  readonly owner: ObjectReference;
  /** The first in order: most restarts, then by name. Stands for the others in messages. */
  readonly worst: BrokenPod<C>;
  readonly broken: readonly BrokenPod<C>[];
  /** Pods of the owner that kubectl would show as ready. */
  readonly ready: number;
  /** Pods there should be: what the owner asks for where that was captured, else the pods there are. */
  readonly total: number;
  /** False when `total` counts only the pods that happen to be in the snapshot, of who knows how many. */
  readonly totalIsKnown: boolean;
  /** Pods there are, finished and going ones left out unless they are broken. */
  readonly pods: number;
}

export interface PodView {
  readonly captured: Captured;
  readonly now: Instant;
  readonly links: Pick<Links, 'topOwner' | 'podsByTopOwner' | 'find'>;
}

/**
 * Pods with a problem of one of the classes, by top owner; owners in the order of their first pod. `early` may find one
 * in a Pending pod that has none yet by its own state.
 */
export function brokenWorkloads<const C extends ProblemClass>(
  { now, links, captured }: PodView,
  classes: readonly C[],
  early: (pod: Pod) => ProblemOf<C> | null = () => null,
): readonly BrokenWorkload<C>[] {
  return podCensus({ links, now }).suspected.flatMap(({ owner, pods: owned, suspects, ready }) => {
    const broken = suspects
      .flatMap((pod) => brokenPod(pod, classes, now, early) ?? [])
      .toSorted(by((one) => one.pod.meta.name))
      .toSorted((a, b) => b.pod.restarts.count - a.pod.restarts.count);
    const [worst] = broken;
    if (worst === undefined) return [];
    const names = new Set(broken.map(({ pod }) => pod));
    const present = owned.filter((pod) => names.has(pod) || isPresent(pod)).length;
    const desired = owner.kind === 'Pod' ? null : desiredPods(links.find(owner));
    return [
      {
        owner,
        worst,
        broken,
        ready,
        total: desired ?? present,
        totalIsKnown: desired !== null || captured.all('pods', owner.namespace),
        pods: present,
      },
    ];
  });
}

/** The counts every rule about broken pods states. */
export function podCounts<C extends ProblemClass>({ broken, pods, ready, total }: BrokenWorkload<C>) {
  return { broken: broken.length, pods, ready, total };
}

function brokenPod<C extends ProblemClass>(
  pod: Pod,
  classes: readonly C[],
  now: Instant,
  early: (pod: Pod) => ProblemOf<C> | null,
): BrokenPod<C> | null {
  const problem = podProblem(pod, now);
  if (problem !== null) return isOf(problem, classes) ? { pod, problem } : null;
  const found = early(pod);
  return found === null ? null : { pod, problem: found };
}

function isOf<C extends ProblemClass>(problem: PodProblem, classes: readonly C[]): problem is ProblemOf<C> {
  return classes.some((one) => one === problem.class);
}

function isPresent(pod: Pod): boolean {
  return pod.meta.deletedAt === null && pod.phase !== 'Succeeded' && pod.phase !== 'Failed';
}

function desiredPods(owner: KubernetesObject | null): number | null {
  if (owner === null) return null;
  if ('replicas' in owner && typeof owner.replicas === 'number') return owner.replicas;
  return 'desired' in owner && typeof owner.desired === 'number' ? owner.desired : null;
}
