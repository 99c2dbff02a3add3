import type { JsonRecord } from '../../../model/json.ts';
import { listed, type TableKind } from './row.ts';

export const nodeTable: TableKind = {
  source: 'nodes',
  headers: [
    ['NAME', 'STATUS', 'ROLES', 'AGE', 'VERSION'],
    ['NAME', 'STATUS', 'AGE', 'VERSION'],
  ],
  wide: ['INTERNAL-IP', 'EXTERNAL-IP', 'OS-IMAGE', 'KERNEL-VERSION', 'CONTAINER-RUNTIME'],
  read(row): JsonRecord {
    const words = listed(row.cell('STATUS'));
    const roles = listed(row.cell('ROLES')).map((role) => [`node-role.kubernetes.io/${role}`, '']);
    const addresses = ADDRESSES.flatMap(([column, type]) => {
      const address = row.cell(column);
      return address === null ? [] : [{ type, address }];
    });
    return {
      metadata: { labels: Object.fromEntries(roles) },
      spec: { unschedulable: words.includes('SchedulingDisabled') },
      status: {
        conditions: readyCondition(words[0] ?? ''),
        addresses,
        nodeInfo: {
          kubeletVersion: row.cell('VERSION'),
          osImage: row.cell('OS-IMAGE'),
          kernelVersion: row.cell('KERNEL-VERSION'),
          containerRuntimeVersion: row.cell('CONTAINER-RUNTIME'),
        },
      },
    };
  },
};

const ADDRESSES = [
  ['INTERNAL-IP', 'InternalIP'],
  ['EXTERNAL-IP', 'ExternalIP'],
] as const;

/**
 * `NotReady` stands for False and Unknown alike: whether the kubelet says so or is silent, the word does not tell.
 * `Unknown` is printed for a node without the condition.
 */
function readyCondition(word: string): readonly JsonRecord[] {
  if (word === 'Ready') return [{ type: 'Ready', status: 'True' }];
  return word === 'NotReady' ? [{ type: 'Ready', status: 'NotReady' }] : [];
}
