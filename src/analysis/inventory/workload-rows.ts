import type { Cluster } from '../../model/cluster.ts';
import { condition } from '../../model/condition.ts';
import { parseImageReference } from '../../model/image-reference.ts';
import type { Instant } from '../../model/instant.ts';
import { type KubernetesObject, type ObjectReference, objectKey, reference } from '../../model/object.ts';
import { by, byCodeUnit } from '../../model/order.ts';
import type { Pod } from '../../model/pod.ts';
import type { PodSpec } from '../../model/pod-spec.ts';
import type { CronJob, Job } from '../../model/workload.ts';
import { isReady } from '../../rules/broken-pods.ts';
import { isFinished } from '../capacity.ts';
import { novelty } from '../timeline.ts';
import { component } from './component.ts';
import type { WorkloadRow, WorkloadState } from './inventory.ts';
import { statusCounts } from './pod-inventory.ts';
import { type PodTrouble, podTrouble } from './pod-trouble.ts';

/** One row a workload that nobody owns, captured itself or known by its pods alone. */
export function workloadRows(cluster: Cluster): readonly WorkloadRow[] {
  const { links } = cluster;
  const troubleOf = podTrouble(cluster);
  const wanted = wantedOf(cluster);
  const podsByOwner = links.podsByTopOwner();
  const listed = new Set(wanted.map(({ object }) => objectKey(reference(object))));
  const unseen = [...podsByOwner].filter(([key]) => !listed.has(key)).flatMap(([, own]) => own[0] ?? []);
  const isNew = novelty(cluster);
  const rows = [
    ...wanted.map(({ object, spec, ...standing }) => {
      const own = podsByOwner.get(objectKey(reference(object))) ?? [];
      return { ref: reference(object), spec, own, createdAt: object.meta.createdAt, standing };
    }),
    ...unseen.map((pod) => {
      const ref = links.topOwner(pod);
      const own = podsByOwner.get(objectKey(ref)) ?? [];
      return { ref, spec: pod.spec, own, createdAt: oldest(own), standing: counted(own) };
    }),
  ].map((each): WorkloadRow => ({ ...row(each, troubleOf), isNew: isNew(each.createdAt) }));
  return rows.toSorted(
    by((each) => `${each.ref.namespace ?? ''}\u0000${each.ref.name}\u0000${each.ref.kind}`),
  );
}

type TroubleOf = (pod: Pod) => PodTrouble | null;

interface Standing {
  readonly desired: number;
  readonly ready: number;
  readonly state: WorkloadState;
}

interface Wanted extends Standing {
  readonly object: KubernetesObject;
  readonly spec: PodSpec;
}

function wantedOf({
  deployments,
  statefulSets,
  daemonSets,
  replicationControllers,
  replicaSets,
  jobs,
  cronJobs,
  links,
}: Cluster): readonly Wanted[] {
  const replicated = [
    ...deployments,
    ...statefulSets,
    ...replicationControllers,
    ...replicaSets.filter((set) => isTop(set, links.topOwner(set))),
  ];
  return [
    ...replicated.map((object) => ({
      object,
      spec: object.template.spec,
      ...standing(object.replicas, object.status.ready),
    })),
    ...daemonSets.map((object) => ({
      object,
      spec: object.template.spec,
      ...standing(object.desired, object.ready),
    })),
    ...jobs
      .filter((job) => isTop(job, links.topOwner(job)))
      .map((object) => ({
        object,
        spec: object.template.spec,
        desired: object.completions ?? 1,
        ready: object.succeeded,
        state: jobState(object),
      })),
    ...cronJobs.map((object) => ({
      object,
      spec: object.template.spec,
      desired: 0,
      ready: 0,
      state: cronJobState(object),
    })),
  ];
}

function standing(desired: number, ready: number): Standing {
  if (desired === 0) return { desired, ready, state: 'idle' };
  return { desired, ready, state: ready >= desired ? 'healthy' : ready === 0 ? 'down' : 'degraded' };
}

function jobState(job: Job): WorkloadState {
  if (condition(job.conditions, 'Failed')?.status === 'True') return 'failed';
  if (condition(job.conditions, 'Complete')?.status === 'True') return 'finished';
  return job.suspended ? 'suspended' : 'running';
}

function cronJobState(cronJob: CronJob): WorkloadState {
  return cronJob.suspended ? 'suspended' : 'healthy';
}

/** From the pods alone, where the owner was not captured. */
function counted(pods: readonly Pod[]): Standing {
  const active = pods.filter((pod) => !isFinished(pod));
  const failed = pods.filter((pod) => pod.phase === 'Failed');
  if (active.length === 0)
    return {
      desired: pods.length,
      ready: pods.length - failed.length,
      state: failed.length > 0 ? 'failed' : 'finished',
    };
  return standing(active.length, active.filter(isReady).length);
}

interface Workload {
  readonly ref: ObjectReference;
  readonly spec: PodSpec;
  readonly own: readonly Pod[];
  readonly createdAt: Instant | null;
  readonly standing: Standing;
}

function row(
  { ref, spec, own, createdAt, standing }: Workload,
  troubleOf: TroubleOf,
): Omit<WorkloadRow, 'isNew'> {
  const problems = statusCounts(own.filter((pod) => troubleOf(pod) !== null));
  const { desired, ready, state } = standing;
  const images = specImages(spec);
  return {
    ref,
    component: component(ref.namespace, ref.name, images),
    state: state === 'healthy' && problems.length > 0 ? 'degraded' : state,
    ready,
    desired,
    images,
    restarts: own.reduce((sum, pod) => sum + pod.restarts.count, 0),
    createdAt,
    problems,
  };
}

function specImages(spec: PodSpec): readonly string[] {
  const images = spec.containers.flatMap(({ image }) => image ?? []);
  return [...new Set(images.map(imageText))].toSorted(byCodeUnit);
}

/** As people write it: `nginx:1.27`, or `nginx@sha256:0123456789ab` where the digest alone decides. */
function imageText(image: string): string {
  const parsed = parseImageReference(image);
  if (parsed === null) return image;
  const { familiarName, tag, digest } = parsed;
  if (tag !== null) return `${familiarName}:${tag}`;
  return digest === null ? familiarName : `${familiarName}@${digest.slice(0, 19)}`;
}

function isTop(object: KubernetesObject, top: ObjectReference): boolean {
  return objectKey(reference(object)) === objectKey(top);
}

function oldest(pods: readonly Pod[]): Instant | null {
  const times = pods.flatMap((pod) => pod.meta.createdAt ?? []);
  return times.length === 0 ? null : Math.min(...times);
}
