import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/volume-deleted-with-claim.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { pod } from '../builders/pod.ts';
import { claim, volume } from '../builders/storage.ts';
import { deployment, statefulSet } from '../builders/workload.ts';

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

const db = statefulSet('db');
const shop = (reclaimPolicy: string, owner: typeof db | ReturnType<typeof deployment> = db) => ({
  persistentVolumes: [volume('pvc-orders', { reclaimPolicy })],
  persistentVolumeClaims: [claim('orders')],
  statefulSets: [db],
  pods: [pod('db-0', { owner, spec: mounting('orders') })],
});

test('data of a StatefulSet that goes with its claim', () => {
  expect(run(shop('Delete')).findings).toMatchObject([
    { severity: 'info', group: 'risk', message: '1 of 1 claims of StatefulSets: orders (10Gi)' },
  ]);
});

test('silent with Retain, of other workloads, and without volumes', () => {
  expect(run(shop('Retain')).findings).toEqual([]);
  expect(run(shop('Delete', deployment('cart'))).findings).toEqual([]);
  const { persistentVolumes: _, ...some } = shop('Delete');
  expect(run(some).verdicts).toMatchObject([{ outcome: 'not evaluated' }]);
});
