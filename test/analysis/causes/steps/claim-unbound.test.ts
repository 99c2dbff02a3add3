import { expect, test } from 'vitest';
import type { Volume } from '../../../../src/model/pod-spec.ts';
import { cluster } from '../../../builders/cluster.ts';
import { pod } from '../../../builders/pod.ts';
import { claim, storageClass } from '../../../builders/storage.ts';
import { deployment } from '../../../builders/workload.ts';
import { causeBy, explained, stories } from '../explained.ts';

function mounting(kind: 'PersistentVolumeClaim' | 'ConfigMap', name: string): Volume {
  const type = kind === 'ConfigMap' ? 'configMap' : 'persistentVolumeClaim';
  return { name: 'data', type, uses: [{ kind, name, keys: [], optional: false }], path: null };
}

const database = (name: string, volume: Volume) => {
  const owner = deployment(name, { available: 0 });
  const unschedulable = 'pod has unbound immediate PersistentVolumeClaims';
  return {
    owner,
    pod: pod(`${name}-5d4f8c7b9-aaaaa`, { owner, unschedulable, spec: { volumes: [volume] } }),
  };
};
const pending = (name: string, storageClassName: string) =>
  claim(name, { phase: 'Pending', storageClassName });
const classes = [storageClass('longhorn')];

test('a workload that waits for a claim follows from it', () => {
  const db = database('orders-db', mounting('PersistentVolumeClaim', 'orders'));
  const shop = cluster({
    deployments: [db.owner],
    pods: [db.pod],
    persistentVolumeClaims: [pending('orders', 'fast')],
    storageClasses: classes,
  });
  expect(stories(shop)).toEqual([
    ['unbound-claim shop/PersistentVolumeClaim/orders', 'unschedulable-pod shop/Deployment/orders-db'],
  ]);
  expect(explained(shop).causes[0]).toMatchObject({
    confidence: 'confirmed',
    impact: { replicas: { missing: 1, desired: 1 } },
  });
});

test('a ConfigMap of the same name is no claim', () => {
  const db = database('orders-db', mounting('ConfigMap', 'orders'));
  const shop = cluster({
    deployments: [db.owner],
    pods: [db.pod],
    persistentVolumeClaims: [pending('orders', 'fast')],
    storageClasses: classes,
  });
  expect(stories(shop)).toEqual([['unschedulable-pod shop/Deployment/orders-db']]);
});

test('claims of one class that is missing are one cause, of two classes two', () => {
  const made = ['orders', 'stock', 'users'].map((name) =>
    database(`${name}-db`, mounting('PersistentVolumeClaim', name)),
  );
  const shop = cluster({
    deployments: made.map(({ owner }) => owner),
    pods: made.map((one) => one.pod),
    persistentVolumeClaims: [pending('orders', 'fast'), pending('stock', 'fast'), pending('users', 'slow')],
    storageClasses: classes,
  });
  const found = explained(shop).causes;
  expect(found.map(({ root, alsoAt }) => [root.name, alsoAt.map(({ name }) => name)])).toEqual([
    ['orders', ['stock']],
    ['users', []],
  ]);
  expect(found[0]?.consequences).toHaveLength(4);
});

test('a pod that mounts two unbound claims follows from the first', () => {
  const volumes = ['orders', 'stock'].map((name) => mounting('PersistentVolumeClaim', name));
  const owner = deployment('shop-db', { available: 0 });
  const waiting = pod('shop-db-5d4f8c7b9-aaaaa', { owner, unschedulable: 'unbound', spec: { volumes } });
  const shop = cluster({
    deployments: [owner],
    pods: [waiting],
    persistentVolumeClaims: [pending('orders', 'fast'), pending('stock', 'fast')],
    storageClasses: classes,
  });
  expect(causeBy('storage-class-absent', shop).explains).toEqual([
    'unbound-claim shop/PersistentVolumeClaim/orders',
    'unbound-claim shop/PersistentVolumeClaim/stock',
    'unschedulable-pod shop/Deployment/shop-db',
  ]);
});
