import { describedAutoscaler } from './autoscaler.ts';
import type { Description } from './description.ts';
import { describedIngress } from './ingress.ts';
import { describedCronJob, describedJob } from './job.ts';
import { type DescribedKind, hasKeys } from './kind.ts';
import { describedNamespace, isNamespace } from './namespace.ts';
import { describedNode } from './node.ts';
import { describedPod } from './pod.ts';
import { describedService } from './service.ts';
import { describedClaim, describedStorageClass, describedVolume } from './storage.ts';
import {
  describedDaemonSet,
  describedDeployment,
  describedReplicaSet,
  describedStatefulSet,
} from './workload.ts';

/** In the order asked: the first whose keys a description has. */
const DESCRIBED_KINDS: readonly DescribedKind[] = [
  describedPod,
  describedNode,
  describedDeployment,
  describedStatefulSet,
  describedDaemonSet,
  describedReplicaSet,
  describedCronJob,
  describedJob,
  describedService,
  describedIngress,
  describedClaim,
  describedVolume,
  describedStorageClass,
  describedAutoscaler,
];

/** Descriptions do not name their kind; `null` for those that are not read. */
export function describedKind(description: Description): DescribedKind | null {
  if (isNamespace(description)) return describedNamespace;
  return DESCRIBED_KINDS.find(({ keys }) => hasKeys(description, keys)) ?? null;
}
