import type { ContainerStatus } from '../../model/container.ts';
import type { Pod } from '../../model/pod.ts';
import type {
  CronJob,
  DaemonSet,
  Deployment,
  Job,
  ReplicaCounts,
  ReplicaSet,
  StatefulSet,
  WorkloadBase,
} from '../../model/workload.ts';
import {
  type Field,
  type Fields,
  group,
  list,
  part,
  text,
  truth,
  type Wanted,
  whole,
  words,
} from './field.ts';
import { conditions, metadata, time } from './metadata.ts';
import { POD_SPEC } from './pod-spec.ts';

const STATUS: Fields<ContainerStatus> = {
  name: text('Name', ({ name }) => name),
  image: text('As the node reports it', ({ image }) => image),
  ready: truth('Whether it is', ({ ready }) => ready),
  restartCount: whole('Times', ({ restartCount }) => restartCount),
  state: text('waiting, running or terminated', ({ state }) => (state.phase === 'none' ? null : state.phase)),
  reason: text('Why it waits or ended', ({ state }) => ('reason' in state ? state.reason : null)),
};

const COUNTS: Fields<ReplicaCounts> = {
  replicas: whole('Pods', ({ replicas }) => replicas),
  updatedReplicas: whole('Pods', ({ updated }) => updated),
  readyReplicas: whole('Pods', ({ ready }) => ready),
  availableReplicas: whole('Pods', ({ available }) => available),
  unavailableReplicas: whole('Pods', ({ unavailable }) => unavailable),
};

export const POD: Fields<Pod> = {
  metadata: metadata(),
  spec: group({
    ...over(({ spec }: Pod) => spec, POD_SPEC),
    nodeName: text('Not set until it is scheduled', ({ nodeName }) => nodeName),
  }),
  status: group({
    phase: text('Pending, Running, Succeeded, Failed', ({ phase }) => phase),
    reason: text('One word', ({ reason }) => reason),
    message: text('A sentence', ({ message }) => message),
    qosClass: text('Guaranteed, Burstable or BestEffort', ({ qosClass }) => qosClass),
    podIP: text('Address', ({ podIP }) => podIP),
    hostIP: text('Address', ({ hostIP }) => hostIP),
    startTime: text('2025-10-19T20:00:00Z', ({ startedAt }) => time(startedAt)),
    conditions: conditions(),
    containerStatuses: list('Without init containers', ({ containers }: Pod) => containers, STATUS),
  }),
};

export const DEPLOYMENT: Fields<Deployment> = {
  metadata: metadata(),
  spec: group({
    replicas: whole('How many are wanted', ({ replicas }) => replicas),
    paused: truth('Whether it is', ({ paused }) => paused),
    revisionHistoryLimit: whole('ReplicaSets', (each) => each.revisionHistoryLimit),
    progressDeadlineSeconds: whole('Seconds', (each) => each.progressDeadlineSeconds),
    strategy: group({ type: text('RollingUpdate or Recreate', ({ strategy }) => strategy) }),
    template: template(),
  }),
  status: group({ ...over(({ status }: Deployment) => status, COUNTS), conditions: conditions() }),
};

export const REPLICA_SET: Fields<ReplicaSet> = {
  metadata: metadata(),
  spec: group({
    replicas: whole('How many are wanted', ({ replicas }) => replicas),
    template: template(),
  }),
  status: group({ ...over(({ status }: ReplicaSet) => status, COUNTS), conditions: conditions() }),
};

export const STATEFUL_SET: Fields<StatefulSet> = {
  metadata: metadata(),
  spec: group({
    replicas: whole('How many are wanted', ({ replicas }) => replicas),
    serviceName: text('Of its headless Service', ({ serviceName }) => serviceName),
    revisionHistoryLimit: whole('Revisions', (each) => each.revisionHistoryLimit),
    podManagementPolicy: text('OrderedReady or Parallel', (each) => each.podManagementPolicy),
    updateStrategy: group({ type: text('RollingUpdate or OnDelete', (each) => each.updateStrategy) }),
    template: template(),
  }),
  status: group({ ...over(({ status }: StatefulSet) => status, COUNTS), conditions: conditions() }),
};

export const DAEMON_SET: Fields<DaemonSet> = {
  metadata: metadata(),
  spec: group({
    updateStrategy: group({ type: text('RollingUpdate or OnDelete', (each) => each.updateStrategy) }),
    template: template(),
  }),
  status: group({
    desiredNumberScheduled: whole('Pods', ({ desired }) => desired),
    currentNumberScheduled: whole('Pods', ({ current }) => current),
    numberReady: whole('Pods', ({ ready }) => ready),
    numberAvailable: whole('Pods', ({ available }) => available),
    numberMisscheduled: whole('Pods', ({ misscheduled }) => misscheduled),
    conditions: conditions(),
  }),
};

export const JOB: Fields<Job> = {
  metadata: metadata(),
  spec: group({
    completions: whole('Pods', ({ completions }) => completions),
    parallelism: whole('Pods', ({ parallelism }) => parallelism),
    backoffLimit: whole('Times', ({ backoffLimit }) => backoffLimit),
    activeDeadlineSeconds: whole('Seconds', (each) => each.activeDeadlineSeconds),
    ttlSecondsAfterFinished: whole('Seconds', (each) => each.ttlSecondsAfterFinished),
    suspend: truth('Whether it is', ({ suspended }) => suspended),
    template: template(),
  }),
  status: group({
    active: whole('Pods', ({ active }) => active),
    succeeded: whole('Pods', ({ succeeded }) => succeeded),
    failed: whole('Pods', ({ failed }) => failed),
    startTime: text('2025-10-19T20:00:00Z', ({ startedAt }) => time(startedAt)),
    completionTime: text('2025-10-19T20:00:00Z', ({ completedAt }) => time(completedAt)),
    conditions: conditions(),
  }),
};

export const CRON_JOB: Fields<CronJob> = {
  metadata: metadata(),
  spec: group({
    schedule: text('Five fields, or @daily', ({ schedule }) => schedule),
    timeZone: text('Such as Europe/Berlin', ({ timeZone }) => timeZone),
    suspend: truth('Whether it is', ({ suspended }) => suspended),
    concurrencyPolicy: text('Allow, Forbid or Replace', (each) => each.concurrencyPolicy),
    startingDeadlineSeconds: whole('Seconds', (each) => each.startingDeadlineSeconds),
    successfulJobsHistoryLimit: whole('Jobs', (each) => each.successfulJobsHistoryLimit),
    failedJobsHistoryLimit: whole('Jobs', (each) => each.failedJobsHistoryLimit),
    jobTemplate: group({ spec: group({ template: template() }) }),
  }),
  status: group({
    lastScheduleTime: text('2025-10-19T20:00:00Z', ({ lastScheduledAt }) => time(lastScheduledAt)),
    lastSuccessfulTime: text('2025-10-19T20:00:00Z', ({ lastSuccessfulAt }) => time(lastSuccessfulAt)),
  }),
};

function template<T extends WorkloadBase>(): Field<T> {
  return part(({ template: own }: T) => own, {
    metadata: group({ labels: words('By name', ({ labels }) => labels) }),
    spec: part(({ spec }) => spec, POD_SPEC),
  });
}

/** The fields of a part, as fields of the whole. */
function over<T, P>(of: (from: T) => P, fields: Fields<P>): Fields<T> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, { shape, read }]) => [
      name,
      { shape, read: (from: T, wanted: Wanted) => read(of(from), wanted) },
    ]),
  );
}
