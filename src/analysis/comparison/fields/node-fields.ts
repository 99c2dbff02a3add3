import type { Namespace } from '../../../model/namespace.ts';
import type { Node } from '../../../model/node.ts';
import { type Field, fields } from '../field.ts';
import { amounts } from './amounts.ts';
import { conditionStatuses } from './condition-statuses.ts';

/** Whether it takes pods, how it is, what it runs and what it has. */
export function nodeFields(node: Node): readonly Field[] {
  const { info } = node;
  return fields({
    'spec.unschedulable': node.unschedulable,
    'spec.taints': node.taints.map(
      ({ key, value, effect }) => `${key}${value === null ? '' : `=${value}`}:${effect}`,
    ),
    'spec.podCIDRs': node.podCIDRs,
    'metadata.labels node-role.kubernetes.io': node.roles,
    'status.nodeInfo.kubeletVersion': info.kubeletVersion,
    'status.nodeInfo.containerRuntimeVersion': info.containerRuntimeVersion,
    'status.nodeInfo.kernelVersion': info.kernelVersion,
    'status.nodeInfo.osImage': info.osImage,
    'status.addresses': node.addresses.map(({ type, address }) => `${type}=${address}`),
    ...conditionStatuses(node.conditions),
    ...amounts('status.capacity', node.capacity),
    ...amounts('status.allocatable', node.allocatable),
  });
}

export function namespaceFields({ phase }: Namespace): readonly Field[] {
  return fields({ 'status.phase': phase });
}
