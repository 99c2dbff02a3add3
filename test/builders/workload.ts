import type {
  CronJob,
  DaemonSet,
  Deployment,
  Job,
  ReplicaCounts,
  ReplicaSet,
  ReplicationController,
  StatefulSet,
  WorkloadBase,
} from '../../src/model/workload.ts';
import { conditionOf } from './condition.ts';
import { fieldsOf, HOUR, MINUTE, NOW, namespacedMeta, type Options } from './meta.ts';
import { podTemplate, type TemplateOptions } from './pod-spec.ts';

/** Fields of the workload, words about its pods, and how many of its replicas are available (all, otherwise). */
type WorkloadOptions<T extends WorkloadBase> = Omit<Options<T>, 'status'> &
  TemplateOptions & { readonly available?: number; readonly status?: Partial<ReplicaCounts> };

/** One replica, available, unless said otherwise. */
export function deployment(name: string, options: WorkloadOptions<Deployment> = {}): Deployment {
  const { replicas = 1, available = replicas } = options;
  return {
    meta: namespacedMeta('apps/v1', 'Deployment', name, options),
    ...selecting(name, options),
    paused: false,
    revisionHistoryLimit: 10,
    progressDeadlineSeconds: 600,
    strategy: 'RollingUpdate',
    rollingUpdate: { maxUnavailable: '25%', maxSurge: '25%' },
    generation: 1,
    observedGeneration: 1,
    conditions: [
      available >= replicas
        ? conditionOf('Available', true, { reason: 'MinimumReplicasAvailable' })
        : conditionOf('Available', false, { reason: 'MinimumReplicasUnavailable' }),
      conditionOf('Progressing', true, { reason: 'NewReplicaSetAvailable' }),
    ],
    ...withoutTemplate(options),
    replicas,
    status: counts(replicas, available, options.status),
  };
}

/** Owned by `owner` where given; revision 1, unless said otherwise. */
export function replicaSet(name: string, options: WorkloadOptions<ReplicaSet> = {}): ReplicaSet {
  const { replicas = 1, available = replicas } = options;
  return {
    meta: namespacedMeta('apps/v1', 'ReplicaSet', name, options),
    ...selecting(options.owner?.meta.name ?? name, options),
    revision: 1,
    conditions: [],
    ...withoutTemplate(options),
    replicas,
    status: counts(replicas, available, options.status),
  };
}

export function replicationController(
  name: string,
  options: WorkloadOptions<ReplicationController> = {},
): ReplicationController {
  const { replicas = 1, available = replicas } = options;
  return {
    meta: namespacedMeta('v1', 'ReplicationController', name, options),
    ...selecting(name, options),
    conditions: [],
    ...withoutTemplate(options),
    replicas,
    status: counts(replicas, available, options.status),
  };
}

export function statefulSet(name: string, options: WorkloadOptions<StatefulSet> = {}): StatefulSet {
  const { replicas = 1, available = replicas } = options;
  return {
    meta: namespacedMeta('apps/v1', 'StatefulSet', name, options),
    ...selecting(name, options),
    serviceName: name,
    revisionHistoryLimit: 10,
    updateStrategy: 'RollingUpdate',
    partition: 0,
    podManagementPolicy: 'OrderedReady',
    claimTemplates: [],
    generation: 1,
    observedGeneration: 1,
    currentRevision: `${name}-6c4f9d`,
    updateRevision: `${name}-6c4f9d`,
    conditions: [],
    ...withoutTemplate(options),
    replicas,
    status: counts(replicas, available, options.status),
  };
}

/** On one node, available there, unless `desired` or `available` say otherwise. */
export function daemonSet(
  name: string,
  options: Omit<Options<DaemonSet>, 'template'> & TemplateOptions = {},
): DaemonSet {
  const { desired = 1, available = desired } = options;
  return {
    meta: namespacedMeta('apps/v1', 'DaemonSet', name, options),
    ...selecting(name, options),
    updateStrategy: 'RollingUpdate',
    generation: 1,
    observedGeneration: 1,
    current: desired,
    updated: desired,
    ready: available,
    misscheduled: 0,
    conditions: [],
    ...withoutTemplate(options),
    desired,
    available,
  };
}

export interface JobOptions extends Omit<Options<Job>, 'template' | 'failed'>, TemplateOptions {
  /** The reason of its Failed condition, such as `BackoffLimitExceeded`; or the number of failed pods. */
  readonly failed?: string | number;
}

/** Completed half an hour ago, unless said otherwise; `active: 1` is still running. */
export function job(name: string, options: JobOptions = {}): Job {
  const { failed = 0, active = 0, ...rest } = options;
  const broken = typeof failed === 'string';
  const done = !broken && active === 0;
  const at = NOW - 30 * MINUTE;
  return {
    meta: namespacedMeta('batch/v1', 'Job', name, options),
    ...selecting(name, withPolicy(options, 'Never')),
    completions: 1,
    parallelism: 1,
    backoffLimit: 6,
    activeDeadlineSeconds: null,
    ttlSecondsAfterFinished: null,
    suspended: false,
    startedAt: NOW - HOUR,
    completedAt: done ? at : null,
    succeeded: done ? 1 : 0,
    conditions: broken
      ? [conditionOf('Failed', true, { reason: failed, changedAt: at })]
      : done
        ? [conditionOf('Complete', true, { changedAt: at })]
        : [],
    ...withoutTemplate(rest),
    active,
    failed: broken ? 7 : failed,
  };
}

/** Every night at three, last run as scheduled, unless said otherwise. */
export function cronJob(
  name: string,
  options: Omit<Options<CronJob>, 'template'> & TemplateOptions = {},
): CronJob {
  return {
    meta: namespacedMeta('batch/v1', 'CronJob', name, options),
    ...selecting(name, withPolicy(options, 'Never')),
    selector: null,
    schedule: '0 3 * * *',
    timeZone: null,
    suspended: false,
    concurrencyPolicy: 'Allow',
    startingDeadlineSeconds: null,
    successfulJobsHistoryLimit: 3,
    failedJobsHistoryLimit: 1,
    lastScheduledAt: NOW - 9 * HOUR,
    lastSuccessfulAt: NOW - 9 * HOUR + MINUTE,
    active: [],
    ...withoutTemplate(options),
  };
}

function selecting(name: string, options: TemplateOptions): Pick<WorkloadBase, 'template' | 'selector'> {
  const template = podTemplate(name, options);
  return { template, selector: { matchLabels: template.labels, matchExpressions: [] } };
}

function withPolicy(options: TemplateOptions, restartPolicy: string): TemplateOptions {
  return { ...options, spec: { restartPolicy, ...options.spec } };
}

function withoutTemplate<
  O extends TemplateOptions & { status?: unknown; replicas?: unknown; available?: unknown },
>(options: O) {
  const { podLabels, podAnnotations, spec, container, image, status, replicas, available, ...rest } = options;
  return fieldsOf(rest);
}

function counts(replicas: number, available: number, status: Partial<ReplicaCounts> = {}): ReplicaCounts {
  return {
    replicas,
    updated: replicas,
    ready: available,
    available,
    unavailable: Math.max(replicas - available, 0),
    ...status,
  };
}
