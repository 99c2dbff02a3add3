import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/unused-config-map.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { configMap, role } from '../builders/configuration.ts';
import { customResource, customResourceDefinition } from '../builders/extension.ts';
import { DAY, NOW } from '../builders/meta.ts';
import { pod } from '../builders/pod.ts';
import { cronJob } from '../builders/workload.ts';

/** Captured too, and empty unless said otherwise. */
const BESIDE = { customResources: [], roles: [] };

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

const settings = configMap('settings', { createdAt: NOW - 8 * DAY });
const mounting = {
  volumes: [
    {
      name: 'data',
      type: 'x',
      path: null,
      uses: [{ kind: 'ConfigMap' as const, name: 'settings', keys: [], optional: true }],
    },
  ],
};
const named = (name: string, labels = {}) => configMap(name, { createdAt: NOW - 8 * DAY, labels });

test('a ConfigMap that nothing names', () => {
  expect(run({ ...NOBODY, configMaps: [settings] }).findings).toMatchObject([
    { group: 'cleanup', severity: 'info', message: '1 of 1 ConfigMaps: settings (1 keys)' },
  ]);
});

test.each<[string, ClusterOptions]>([
  ['a pod mounts, optional or not', { pods: [pod('cart', { spec: mounting })] }],
  ['a CronJob mounts', { cronJobs: [cronJob('cart', { spec: mounting })] }],
  [
    'a role names',
    {
      roles: [
        role('cart', {
          rules: [
            {
              apiGroups: [''],
              resources: ['configmaps'],
              resourceNames: ['settings'],
              nonResourceURLs: [],
              verbs: ['get'],
            },
          ],
        }),
      ],
    },
  ],
  ['a sidecar finds by its label', { configMaps: [named('board', { grafana_dashboard: '1' })] }],
  ['every namespace has', { configMaps: [named('kube-root-ca.crt')] }],
  ['is a lock', { configMaps: [named('cart-leader')] }],
  ['is young', { configMaps: [configMap('settings', { createdAt: NOW - 7 * DAY + 1 })] }],
])('silent of one that %s', (_, options) => {
  expect(run({ ...NOBODY, configMaps: [settings], ...options }).findings).toEqual([]);
});

test('a custom resource nobody captured may name it', () => {
  const unseen = customResourceDefinition('databases', 'db.example.org', { resourceKind: 'Database' });
  const seen = customResource('db', { apiVersion: 'db.example.org/v1', kind: 'Database' });
  const options = { ...NOBODY, configMaps: [settings], customResourceDefinitions: [unseen] };
  expect(run(options).findings).toEqual([]);
  expect(run({ ...options, customResources: [seen] }).findings).toHaveLength(1);
  expect(run({ configMaps: [settings], pods: [] }).verdicts).toMatchObject([{ outcome: 'not evaluated' }]);
});
