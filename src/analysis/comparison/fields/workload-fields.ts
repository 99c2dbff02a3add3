import type {
  CronJob,
  DaemonSet,
  Deployment,
  Job,
  ReplicaSet,
  ReplicationController,
  StatefulSet,
} from '../../../model/workload.ts';
import { type Field, fields } from '../field.ts';
import { bytesText } from './amounts.ts';
import { conditionStatuses } from './condition-statuses.ts';
import { podTemplateFields } from './pod-template-fields.ts';

const TEMPLATE = 'spec.template.spec';

export function deploymentFields(one: Deployment): readonly Field[] {
  return [
    ...fields({
      'spec.replicas': one.replicas,
      'spec.paused': one.paused,
      'spec.revisionHistoryLimit': one.revisionHistoryLimit,
      'spec.progressDeadlineSeconds': one.progressDeadlineSeconds,
      'spec.strategy.type': one.strategy,
      'status.readyReplicas': one.status.ready,
      ...conditionStatuses(one.conditions),
    }),
    ...podTemplateFields(TEMPLATE, one.template.spec),
  ];
}

/** Its template never changes. */
export function replicaSetFields(one: ReplicaSet): readonly Field[] {
  return fields({
    'spec.replicas': one.replicas,
    'status.readyReplicas': one.status.ready,
    "metadata.annotations['deployment\\.kubernetes\\.io/revision']": one.revision,
  });
}

export function replicationControllerFields(one: ReplicationController): readonly Field[] {
  return [
    ...fields({ 'spec.replicas': one.replicas, 'status.readyReplicas': one.status.ready }),
    ...podTemplateFields(TEMPLATE, one.template.spec),
  ];
}

export function statefulSetFields(one: StatefulSet): readonly Field[] {
  return [
    ...fields({
      'spec.replicas': one.replicas,
      'spec.revisionHistoryLimit': one.revisionHistoryLimit,
      'spec.updateStrategy.type': one.updateStrategy,
      'spec.updateStrategy.rollingUpdate.partition': one.partition,
      'spec.podManagementPolicy': one.podManagementPolicy,
      'spec.volumeClaimTemplates': one.claimTemplates.map(({ name, storageClassName, requestedBytes }) =>
        [name, storageClassName ?? '', requestedBytes === null ? '' : bytesText(requestedBytes)].join(' '),
      ),
      'status.readyReplicas': one.status.ready,
      ...conditionStatuses(one.conditions),
    }),
    ...podTemplateFields(TEMPLATE, one.template.spec),
  ];
}

export function daemonSetFields(one: DaemonSet): readonly Field[] {
  return [
    ...fields({
      'spec.updateStrategy.type': one.updateStrategy,
      'status.desiredNumberScheduled': one.desired,
      'status.numberReady': one.ready,
      ...conditionStatuses(one.conditions),
    }),
    ...podTemplateFields(TEMPLATE, one.template.spec),
  ];
}

export function jobFields(one: Job): readonly Field[] {
  return fields({
    'spec.suspend': one.suspended,
    'spec.parallelism': one.parallelism,
    'spec.completions': one.completions,
    'spec.backoffLimit': one.backoffLimit,
    'status.succeeded': one.succeeded,
    'status.failed': one.failed,
    ...conditionStatuses(one.conditions),
  });
}

export function cronJobFields(one: CronJob): readonly Field[] {
  return [
    ...fields({
      'spec.schedule': one.schedule,
      'spec.timeZone': one.timeZone,
      'spec.suspend': one.suspended,
      'spec.concurrencyPolicy': one.concurrencyPolicy,
      'spec.startingDeadlineSeconds': one.startingDeadlineSeconds,
      'spec.successfulJobsHistoryLimit': one.successfulJobsHistoryLimit,
      'spec.failedJobsHistoryLimit': one.failedJobsHistoryLimit,
    }),
    ...podTemplateFields('spec.jobTemplate.spec.template.spec', one.template.spec),
  ];
}
