import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/unused-claim.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { customResource, customResourceDefinition } from '../builders/extension.ts';
import { DAY, NOW } from '../builders/meta.ts';
import { pod } from '../builders/pod.ts';
import { claim } from '../builders/storage.ts';
import { cronJob, deployment, statefulSet } from '../builders/workload.ts';

/** Captured too, and empty unless said otherwise. */
const BESIDE = { customResources: [] };

const run = (options: ClusterOptions) => evaluate([rule], cluster({ ...BESIDE, ...options }));

const NOBODY = {
  pods: [],
  deployments: [],
  statefulSets: [],
  daemonSets: [],
  replicaSets: [],
  jobs: [],
  cronJobs: [],
  customResourceDefinitions: [],
};

const orders = claim('orders', { createdAt: NOW - 2 * DAY });
const mounting = {
  volumes: [
    {
      name: 'data',
      type: 'x',
      path: null,
      uses: [{ kind: 'PersistentVolumeClaim' as const, name: 'orders', keys: [], optional: true }],
    },
  ],
};

test('a claim that nothing mounts', () => {
  expect(run({ ...NOBODY, persistentVolumeClaims: [orders] }).findings).toMatchObject([
    { group: 'cleanup', severity: 'low', message: '1 of 1 claims: orders (10Gi)' },
  ]);
});

test('a claim of a StatefulSet that was scaled down', () => {
  const left = claim('data-db-1', { createdAt: NOW - 2 * DAY });
  const db = statefulSet('db', {
    claimTemplates: [{ name: 'data', storageClassName: null, requestedBytes: null }],
  });
  expect(run({ ...NOBODY, statefulSets: [db], persistentVolumeClaims: [left] }).findings).toMatchObject([
    { message: '1 of 1 claims: data-db-1 (10Gi, left by a StatefulSet scaled down)' },
  ]);
});

test.each<[string, ClusterOptions]>([
  ['a pod mounts', { pods: [pod('db', { spec: mounting })] }],
  ['a Deployment at zero mounts', { deployments: [deployment('db', { replicas: 0, spec: mounting })] }],
  ['a CronJob mounts', { cronJobs: [cronJob('db', { spec: mounting })] }],
  [
    'a custom resource names',
    {
      customResources: [
        customResource('db', {
          references: [{ kind: 'PersistentVolumeClaim', namespace: 'shop', name: 'orders' }],
        }),
      ],
    },
  ],
  ['is a day old', { persistentVolumeClaims: [claim('orders', { createdAt: NOW - DAY + 1 })] }],
  [
    'is not bound',
    { persistentVolumeClaims: [claim('orders', { phase: 'Pending', createdAt: NOW - 2 * DAY })] },
  ],
  [
    'belongs to an operator',
    { persistentVolumeClaims: [claim('orders', { createdAt: NOW - 2 * DAY, owner: customResource('db') })] },
  ],
])('silent of one that %s', (_, options) => {
  expect(run({ ...NOBODY, persistentVolumeClaims: [orders], ...options }).findings).toEqual([]);
});

test('not evaluated where somebody may name it unseen', () => {
  const { cronJobs: _, ...some } = NOBODY;
  expect(run({ ...some, persistentVolumeClaims: [orders] }).verdicts).toMatchObject([
    { missing: ['cronJobs'] },
  ]);
  const unseen = customResourceDefinition('databases', 'db.example.org');
  expect(
    run({ ...NOBODY, customResourceDefinitions: [unseen], persistentVolumeClaims: [orders] }).findings,
  ).toEqual([]);
});
