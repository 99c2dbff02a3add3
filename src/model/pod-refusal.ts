import { condition } from './condition.ts';
import type { Pod } from './pod.ts';

/**
 * Why the node refused a failed pod or removed it, as opposed to the pod's containers having failed:
 * `Evicted`, `OutOfcpu`, `NodeAffinity`, ...; `null` when it did neither.
 */
export function refusalReason(pod: Pod): string | null {
  if (pod.reason !== null) return REFUSALS.has(pod.reason) || OUT_OF.test(pod.reason) ? pod.reason : null;
  const target = condition(pod.conditions, 'DisruptionTarget');
  return target?.status === 'True' ? (target.reason ?? 'DisruptionTarget') : null;
}

/**
 * `status.reason` as the kubelet sets it in eviction, preemption, graceful node shutdown and admission
 * (pkg/kubelet/{eviction,preemption,nodeshutdown,lifecycle} and the scheduler's plugin names it borrows).
 */
const REFUSALS: ReadonlySet<string> = new Set([
  'Evicted',
  'Preempting',
  'Preempted',
  'Shutdown',
  'NodeShutdown',
  'Terminated',
  'NodeLost',
  'UnexpectedAdmissionError',
  'Unhealthy',
  'AppArmor',
  'InvalidNodeInfo',
  'MatchNodeSelector',
  'NodeAffinity',
  'NodeName',
  'NodePorts',
  'NodeUnschedulable',
  'PodFitsHostPorts',
  'PodOSNotSupported',
  'PodOSSelectorNodeLabelDoesNotMatch',
  'SysctlForbidden',
  'TaintToleration',
  'TopologyAffinityError',
  'UnexpectedPredicateFailureType',
]);

/** `OutOfcpu`, `OutOfmemory`, `OutOfpods`, `OutOfnvidia.com/gpu` */
const OUT_OF = /^OutOf./;
