import type { Objects } from '../model/cluster.ts';
import { type Condition, condition } from '../model/condition.ts';
import type { Links } from '../model/links.ts';
import type { KubernetesObject } from '../model/object.ts';
import type { Pod } from '../model/pod.ts';
import type { Job, ReplicaSet, StatefulSet } from '../model/workload.ts';

/** What makes pods directly, how many it should have, and where both numbers stand in it. */
export interface PodMaker {
  readonly object: KubernetesObject & { readonly conditions: readonly Condition[] };
  readonly desired: number;
  readonly desiredPath: string;
  /** By its own status: both the status and the pods must say so, for they were not read at the same moment. */
  readonly reported: number;
  readonly reportedPath: string;
  /** Makes pods one after another, or again after a pause, so that fewer are no news unless creating one failed. */
  readonly hesitant: boolean;
}

type Makers = Pick<
  Objects,
  'deployments' | 'replicaSets' | 'replicationControllers' | 'statefulSets' | 'daemonSets' | 'jobs'
> & { readonly links: Pick<Links, 'replicaSetsOf'> };

/** Everything that should have pods by now: not going, not paused, and its last change seen by its controller. */
export function podMakers(view: Makers): readonly PodMaker[] {
  const settled = <T extends KubernetesObject>(objects: readonly T[]) =>
    objects.filter((one) => one.meta.deletedAt === null && isObserved(one));
  const resting = new Set(
    view.deployments.flatMap((one) =>
      one.paused || one.meta.deletedAt !== null || !isObserved(one) ? view.links.replicaSetsOf(one) : [],
    ),
  );
  const sets = view.replicaSets.filter((set) => !resting.has(set));
  return [
    ...settled([...sets, ...view.replicationControllers]).map((one) => replicated(one, false)),
    ...settled(view.statefulSets).map((one) => replicated(one, one.podManagementPolicy !== 'Parallel')),
    ...settled(view.daemonSets).map((one) => ({
      object: one,
      desired: one.desired,
      desiredPath: 'status.desiredNumberScheduled',
      reported: one.current,
      reportedPath: 'status.currentNumberScheduled',
      hesitant: false,
    })),
    ...settled(view.jobs).flatMap(jobMaker),
  ];
}

/** Neither finished nor going: what a controller counts as there. */
export function isActive(pod: Pod): boolean {
  return pod.meta.deletedAt === null && pod.phase !== 'Succeeded' && pod.phase !== 'Failed';
}

function replicated(object: ReplicaCounted, hesitant: boolean): PodMaker {
  return {
    object,
    desired: object.replicas,
    desiredPath: 'spec.replicas',
    reported: object.status.replicas,
    reportedPath: 'status.replicas',
    hesitant,
  };
}

type ReplicaCounted = KubernetesObject & Pick<ReplicaSet | StatefulSet, 'replicas' | 'status' | 'conditions'>;

function jobMaker(job: Job): readonly PodMaker[] {
  const finished = ['Complete', 'Failed'].some((type) => condition(job.conditions, type)?.status === 'True');
  if (finished || job.suspended) return [];
  const left = job.completions === null ? job.parallelism : Math.max(job.completions - job.succeeded, 0);
  return [
    {
      object: job,
      desired: Math.min(job.parallelism, left),
      desiredPath: 'spec.parallelism',
      reported: job.active,
      reportedPath: 'status.active',
      hesitant: true,
    },
  ];
}

function isObserved(object: KubernetesObject): boolean {
  if (!('generation' in object) || !('observedGeneration' in object)) return true;
  return object.generation === null || object.generation === object.observedGeneration;
}
