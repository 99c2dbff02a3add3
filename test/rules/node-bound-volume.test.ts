import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/node-bound-volume.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { node } from '../builders/node.ts';
import { pod } from '../builders/pod.ts';
import { claim, volume } from '../builders/storage.ts';

const run = (options: ClusterOptions) => evaluate([rule], cluster(options));

const mounting = (name: string) => ({
  volumes: [
    {
      name: 'data',
      type: 'x',
      path: null,
      uses: [{ kind: 'PersistentVolumeClaim' as const, name, keys: [], optional: false }],
    },
  ],
});

const tied = [
  {
    matchExpressions: [{ key: 'kubernetes.io/hostname', operator: 'In', values: ['node-1'] }],
    matchFields: [],
  },
];
const shop = {
  nodes: [node('node-1'), node('node-2')],
  persistentVolumes: [volume('pvc-orders', { type: 'local', nodeAffinity: tied })],
  persistentVolumeClaims: [claim('orders')],
  pods: [pod('db-0', { spec: mounting('orders') })],
};

test('data on the disk of one node', () => {
  expect(run(shop).findings).toMatchObject([
    { severity: 'info', group: 'risk', message: '1 of 1 claims: orders (on node-1)' },
  ]);
});

test.each<[string, ClusterOptions]>([
  ['one node', { nodes: [node('node-1')] }],
  ['storage that nodes share', { persistentVolumes: [volume('pvc-orders', { nodeAffinity: tied })] }],
  ['a path on whichever node', { persistentVolumes: [volume('pvc-orders', { type: 'hostPath' })] }],
  ['no pod', { pods: [] }],
])('silent with %s', (_, more) => {
  expect(run({ ...shop, ...more }).findings).toEqual([]);
});

test('not evaluated without volumes', () => {
  const { persistentVolumes: _, ...some } = shop;
  expect(run(some).verdicts).toMatchObject([{ outcome: 'not evaluated' }]);
});
