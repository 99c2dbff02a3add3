import type { JsonRecord } from '../../../model/json.ts';
import { conditionsOf } from './conditions.ts';
import { type Description, entry, value, values } from './description.ts';
import type { DescribedKind } from './kind.ts';
import { metadataOf } from './metadata.ts';

export const describedNode: DescribedKind = {
  source: 'nodes',
  keys: ['Roles', 'Conditions', 'Capacity'],
  read(description): JsonRecord {
    const info = entry(description, 'System Info');
    return {
      metadata: metadataOf(description),
      spec: {
        unschedulable: value(description, 'Unschedulable') === 'true',
        taints: values(description, 'Taints').map(taintOf),
        podCIDR: value(description, 'PodCIDR'),
        providerID: value(description, 'ProviderID'),
      },
      status: {
        conditions: conditionsOf(description),
        addresses: (entry(description, 'Addresses')?.entries ?? []).map(({ key, value: address }) => ({
          type: key,
          address,
        })),
        capacity: amounts(description, 'Capacity'),
        allocatable: amounts(description, 'Allocatable'),
        nodeInfo: {
          kubeletVersion: value(info, 'Kubelet Version'),
          containerRuntimeVersion: value(info, 'Container Runtime Version'),
          kernelVersion: value(info, 'Kernel Version'),
          osImage: value(info, 'OS Image'),
          operatingSystem: value(info, 'Operating System'),
          architecture: value(info, 'Architecture'),
        },
      },
    };
  },
};

function amounts(description: Description, block: string): JsonRecord {
  const entries = entry(description, block)?.entries ?? [];
  return Object.fromEntries(entries.map(({ key, value: amount }) => [key, amount]));
}

/** `key=value:NoSchedule`, `key:NoSchedule` */
function taintOf(text: string): JsonRecord {
  const colon = text.lastIndexOf(':');
  const [key, ...rest] = text.slice(0, Math.max(colon, 0)).split('=');
  return { key, value: rest.length === 0 ? null : rest.join('='), effect: text.slice(colon + 1) };
}
