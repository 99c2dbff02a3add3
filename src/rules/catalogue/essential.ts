import autoscalerAtMaximum from '../autoscaler-at-maximum.ts';
import autoscalerInactive from '../autoscaler-inactive.ts';
import autoscalerTargetMissing from '../autoscaler-target-missing.ts';
import containerConfigurationError from '../container-configuration-error.ts';
import containerWithoutLimits from '../container-without-limits.ts';
import containerWithoutRequests from '../container-without-requests.ts';
import crashLoopingContainer from '../crash-looping-container.ts';
import deploymentChurn from '../deployment-churn.ts';
import deploymentWithoutService from '../deployment-without-service.ts';
import duplicateDeployment from '../duplicate-deployment.ts';
import duplicateService from '../duplicate-service.ts';
import emptyNamespace from '../empty-namespace.ts';
import errorInLog from '../error-in-log.ts';
import evictedPod from '../evicted-pod.ts';
import failedJob from '../failed-job.ts';
import failedPod from '../failed-pod.ts';
import genericImage from '../generic-image.ts';
import gitopsNotReady from '../gitops-not-ready.ts';
import highRevisionHistoryLimit from '../high-revision-history-limit.ts';
import ingressBackendDown from '../ingress-backend-down.ts';
import ingressBackendMissing from '../ingress-backend-missing.ts';
import ingressWithoutTls from '../ingress-without-tls.ts';
import kubectlVersionSkew from '../kubectl-version-skew.ts';
import kubeletVersionSkew from '../kubelet-version-skew.ts';
import livenessProbeKills from '../liveness-probe-kills.ts';
import missingReplicas from '../missing-replicas.ts';
import mixedImageNaming from '../mixed-image-naming.ts';
import mixedNodeVersions from '../mixed-node-versions.ts';
import monitoringAbsent from '../monitoring-absent.ts';
import mutableImageTag from '../mutable-image-tag.ts';
import nodeHotSpot from '../node-hot-spot.ts';
import nodeNotReady from '../node-not-ready.ts';
import nodePressure from '../node-pressure.ts';
import partiallyAvailableWorkload from '../partially-available-workload.ts';
import pastRestarts from '../past-restarts.ts';
import type { Rule } from '../rule.ts';
import scaledToZeroWorkload from '../scaled-to-zero-workload.ts';
import serviceWithoutPods from '../service-without-pods.ts';
import singleControlPlane from '../single-control-plane.ts';
import staleReplicaSets from '../stale-replica-sets.ts';
import stuckRollout from '../stuck-rollout.ts';
import stuckStartingPod from '../stuck-starting-pod.ts';
import stuckTerminatingPod from '../stuck-terminating-pod.ts';
import unavailableImage from '../unavailable-image.ts';
import unboundClaim from '../unbound-claim.ts';
import unschedulablePod from '../unschedulable-pod.ts';
import unscheduledPod from '../unscheduled-pod.ts';
import unusedGpu from '../unused-gpu.ts';

/** What is broken in any cluster, and what auditors look for first; what covers stands before what it covers. */
export const ESSENTIAL_RULES: readonly Rule[] = [
  nodeNotReady,
  nodePressure,
  stuckRollout,
  missingReplicas,
  unavailableImage,
  containerConfigurationError,
  livenessProbeKills,
  crashLoopingContainer,
  unschedulablePod,
  unscheduledPod,
  stuckStartingPod,
  stuckTerminatingPod,
  partiallyAvailableWorkload,
  failedJob,
  unboundClaim,
  ingressBackendMissing,
  ingressBackendDown,
  serviceWithoutPods,
  autoscalerTargetMissing,
  autoscalerInactive,
  autoscalerAtMaximum,
  errorInLog,
  pastRestarts,
  gitopsNotReady,
  scaledToZeroWorkload,
  singleControlPlane,
  kubectlVersionSkew,
  kubeletVersionSkew,
  mixedNodeVersions,
  monitoringAbsent,
  genericImage,
  nodeHotSpot,
  unusedGpu,
  evictedPod,
  failedPod,
  staleReplicaSets,
  emptyNamespace,
  ingressWithoutTls,
  mutableImageTag,
  containerWithoutRequests,
  containerWithoutLimits,
  mixedImageNaming,
  duplicateDeployment,
  duplicateService,
  deploymentWithoutService,
  deploymentChurn,
  highRevisionHistoryLimit,
];
