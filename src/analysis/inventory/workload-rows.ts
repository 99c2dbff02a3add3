import type { Cluster } from '../../model/cluster.ts';
import { condition } from '../../model/condition.ts';
import { groupBy } from '../../model/grouping.ts';
import { parseImageReference } from '../../model/image-reference.ts';
import type { Instant } from '../../model/instant.ts';
import {
  type KubernetesObject,
  type ObjectKey,
  type ObjectReference,
  objectKey,
  reference,
} from '../../model/object.ts';
import { byCodeUnit } from '../../model/order.ts';
import type { Pod } from '../../model/pod.ts';
import type { PodSpec } from '../../model/pod-spec.ts';
import type { CronJob, Job } from '../../model/workload.ts';
import { type PodGroup, podCensus } from '../../rules/pod-census.ts';
import { novelty } from '../timeline.ts';
import { component } from './component.ts';
import type { WorkloadRow, WorkloadState } from './inventory.ts';
import { isLeftBehind, replacesPods } from './left-behind.ts';
import { statusCounts } from './pod-inventory.ts';
import { troubledPods } from './pod-trouble.ts';
import { rolloutRow } from './rollout-row.ts';

/** One row a workload that nobody owns, captured itself or known by its pods alone. */
export function workloadRows(cluster: Cluster): readonly WorkloadRow[] {
  const { links } = cluster;
  const groups = podCensus(cluster).workloads;
  const troubles = troubledPods(cluster);
  const troubled = groupBy(troubles.keys(), (pod) => objectKey(links.topOwner(pod)));
  const isNew = novelty(cluster);
  const listed = new Set<ObjectKey>();
  const deployments = new Map(cluster.deployments.map((each) => [objectKey(reference(each)), each]));
  const seen = wantedOf(cluster).map(({ object, spec, ...standing }) => {
    const ref = reference(object);
    const key = objectKey(ref);
    listed.add(key);
    return { ref, key, spec, createdAt: object.meta.createdAt, standing };
  });
  const unseen = [...groups].flatMap(([key, group]) => {
    const { owner: ref, pods } = group;
    const [pod] = pods;
    if (pod === undefined || listed.has(key)) return [];
    return [{ ref, key, spec: pod.spec, createdAt: group.oldest, standing: counted(group) }];
  });
  return [...seen, ...unseen]
    .map((each): WorkloadRow => {
      const group = groups.get(each.key) ?? null;
      const broken = troubled.get(each.key) ?? [];
      const rollout = rolloutRow(deployments.get(each.key) ?? null, group, links);
      const isReplaced =
        listed.has(each.key) &&
        replacesPods(each.ref) &&
        rollout.complete !== false &&
        broken.every((pod) => isLeftBehind(pod, troubles.get(pod) ?? 'unknown', cluster));
      return { ...row(each, group?.restarts ?? 0, broken, isReplaced, isNew(each.createdAt)), rollout };
    })
    .toSorted(byName);
}

function byName({ ref: a }: WorkloadRow, { ref: b }: WorkloadRow): number {
  return (
    byCodeUnit(a.namespace ?? '', b.namespace ?? '') ||
    byCodeUnit(a.name, b.name) ||
    byCodeUnit(a.kind, b.kind)
  );
}

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
function counted({ pods, ready, succeeded, failed }: PodGroup): Standing {
  const active = pods.length - succeeded - failed;
  if (active > 0) return standing(active, ready);
  return { desired: pods.length, ready: succeeded, state: failed > 0 ? 'failed' : 'finished' };
}

interface Workload {
  readonly ref: ObjectReference;
  readonly spec: PodSpec;
  readonly createdAt: Instant | null;
  readonly standing: Standing;
}

function row(
  { ref, spec, createdAt, standing }: Workload,
  restarts: number,
  troubled: readonly Pod[],
  isReplaced: boolean,
  isNew: boolean,
): Omit<WorkloadRow, 'rollout'> {
  const problems = statusCounts(troubled);
  const { desired, ready, state } = standing;
  const images = specImages(spec);
  return {
    ref,
    component: component(ref.namespace, ref.name, images),
    state: state === 'healthy' && problems.length > 0 && !isReplaced ? 'degraded' : state,
    ready,
    desired,
    images,
    restarts,
    createdAt,
    problems,
    isNew,
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
