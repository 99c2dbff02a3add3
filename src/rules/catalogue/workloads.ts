import barePod from '../bare-pod.ts';
import claimTemplateClassMissing from '../claim-template-class-missing.ts';
import cordonedNode from '../cordoned-node.ts';
import cronJobHidesFailures from '../cron-job-hides-failures.ts';
import cronJobNeverSucceeded from '../cron-job-never-succeeded.ts';
import cronJobWithoutDeadline from '../cron-job-without-deadline.ts';
import finishedJobsLeft from '../finished-jobs-left.ts';
import finishedPodsPileUp from '../finished-pods-pile-up.ts';
import frequentRestarts from '../frequent-restarts.ts';
import frozenImageRegistry from '../frozen-image-registry.ts';
import gatedPod from '../gated-pod.ts';
import idleDaemonSet from '../idle-daemon-set.ts';
import leftoverDebugPod from '../leftover-debug-pod.ts';
import longRunningJob from '../long-running-job.ts';
import metricsApiMissing from '../metrics-api-missing.ts';
import missedCronRun from '../missed-cron-run.ts';
import noRollbackHistory from '../no-rollback-history.ts';
import noTerminationGracePeriod from '../no-termination-grace-period.ts';
import nodePodsNearLimit from '../node-pods-near-limit.ts';
import nodeWithoutMetrics from '../node-without-metrics.ts';
import overlappingCronJob from '../overlapping-cron-job.ts';
import priorityClassMissing from '../priority-class-missing.ts';
import recreateStrategy from '../recreate-strategy.ts';
import removedApiVersion from '../removed-api-version.ts';
import retiredComponent from '../retired-component.ts';
import type { Rule } from '../rule.ts';
import runtimeClassMissing from '../runtime-class-missing.ts';
import scheduleNeverDue from '../schedule-never-due.ts';
import serviceAccountMissing from '../service-account-missing.ts';
import shortStartingDeadline from '../short-starting-deadline.ts';
import singleReplicaWorkload from '../single-replica-workload.ts';
import staleNodeHeartbeat from '../stale-node-heartbeat.ts';
import statefulSetServiceMissing from '../stateful-set-service-missing.ts';
import suspendedCronJob from '../suspended-cron-job.ts';
import suspendedJob from '../suspended-job.ts';
import unlabelledWorkload from '../unlabelled-workload.ts';
import unmatchedNodeLabels from '../unmatched-node-labels.ts';
import unsupportedKubeletVersion from '../unsupported-kubelet-version.ts';
import unsupportedKubernetesVersion from '../unsupported-kubernetes-version.ts';
import untoleratedTaint from '../untolerated-taint.ts';
import usageAboveRequests from '../usage-above-requests.ts';
import usageBelowRequests from '../usage-below-requests.ts';
import workloadInDefaultNamespace from '../workload-in-default-namespace.ts';

/** Cluster, nodes, pods, workload controllers, Jobs and CronJobs; what covers stands before what it covers. */
export const WORKLOAD_RULES: readonly Rule[] = [
  staleNodeHeartbeat,
  cronJobNeverSucceeded,
  missedCronRun,
  frequentRestarts,
  cordonedNode,
  unmatchedNodeLabels,
  serviceAccountMissing,
  priorityClassMissing,
  runtimeClassMissing,
  claimTemplateClassMissing,
  statefulSetServiceMissing,
  scheduleNeverDue,
  shortStartingDeadline,
  overlappingCronJob,
  longRunningJob,
  unsupportedKubernetesVersion,
  unsupportedKubeletVersion,
  removedApiVersion,
  retiredComponent,
  frozenImageRegistry,
  metricsApiMissing,
  barePod,
  singleReplicaWorkload,
  noRollbackHistory,
  noTerminationGracePeriod,
  gatedPod,
  untoleratedTaint,
  nodePodsNearLimit,
  usageAboveRequests,
  usageBelowRequests,
  leftoverDebugPod,
  finishedJobsLeft,
  finishedPodsPileUp,
  idleDaemonSet,
  nodeWithoutMetrics,
  suspendedCronJob,
  suspendedJob,
  cronJobWithoutDeadline,
  cronJobHidesFailures,
  recreateStrategy,
  workloadInDefaultNamespace,
  unlabelledWorkload,
];
