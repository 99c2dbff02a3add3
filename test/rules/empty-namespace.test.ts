import { expect, test } from 'vitest';
import emptyNamespace from '../../src/rules/empty-namespace.ts';
import { evaluate } from '../../src/rules/evaluate.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { namespace } from '../builders/configuration.ts';
import { customResource } from '../builders/extension.ts';
import { DAY, NOW } from '../builders/meta.ts';
import { service } from '../builders/network.ts';
import { pod } from '../builders/pod.ts';
import { claim } from '../builders/storage.ts';
import { cronJob, deployment } from '../builders/workload.ts';

/** Captured too, and empty unless said otherwise. */
const BESIDE = { customResources: [] };

const apps = namespace('apps', { createdAt: NOW - 40 * DAY });
const NOTHING = { pods: [], deployments: [], statefulSets: [], daemonSets: [], cronJobs: [] };
const inApps = { namespace: 'apps' };

test('a namespace in which nothing runs says what it still holds', () => {
  const { findings } = evaluate(
    [emptyNamespace],
    cluster({
      ...BESIDE,
      ...NOTHING,
      namespaces: [apps],
      pods: [pod('cart')],
      services: [service('old', inApps)],
      persistentVolumeClaims: [claim('a', inApps), claim('b', inApps)],
    }),
  );
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({
    severity: 'info',
    group: 'cleanup',
    subject: { kind: 'Namespace', namespace: null, name: 'apps' },
    message: 'no pods and no workloads, 40d old; it still holds 1 Service and 2 PersistentVolumeClaims',
  });
});

test.each([
  ['a pod', { pods: [pod('cart', inApps)] }],
  ['a Deployment at zero', { deployments: [deployment('cart', { ...inApps, replicas: 0 })] }],
  ['a CronJob between runs', { cronJobs: [cronJob('backup', inApps)] }],
  ['custom resources', { customResources: [customResource('shop', inApps)] }],
  [
    'its deletion under way',
    { namespaces: [namespace('apps', { createdAt: NOW - 40 * DAY, deletedAt: NOW })] },
  ],
  ['less than a day of age', { namespaces: [namespace('apps', { createdAt: NOW - DAY + 1 })] }],
  [
    'a name of the system',
    {
      namespaces: ['default', 'kube-public', 'kube-node-lease', 'openshift-config'].map((name) =>
        namespace(name, { createdAt: NOW - 40 * DAY }),
      ),
    },
  ],
])('silent on a namespace with %s', (_, more) => {
  const { findings, verdicts } = evaluate(
    [emptyNamespace],
    cluster({ ...BESIDE, ...NOTHING, namespaces: [apps], ...more }),
  );
  expect(findings).toEqual([]);
  expect(verdicts[0]?.outcome).toBe('clear');
});

test('at a day of age it counts', () => {
  const namespaces = [namespace('apps', { createdAt: NOW - DAY })];
  expect(evaluate([emptyNamespace], cluster({ ...BESIDE, ...NOTHING, namespaces })).findings).toHaveLength(1);
});

test('only a namespace that was asked about can be called empty', () => {
  const objects = { ...NOTHING, namespaces: [apps], onlyNamespace: 'shop' };
  expect(evaluate([emptyNamespace], cluster({ ...BESIDE, ...objects })).findings).toEqual([]);
});

test.each([
  ['not captured', { pods: [], deployments: [], statefulSets: [], daemonSets: [] }],
  ['captured in part', { ...NOTHING, states: { cronJobs: 'partial' } } as const],
])('with CronJobs %s there is no verdict', (_, objects) => {
  const { verdicts } = evaluate([emptyNamespace], cluster({ ...BESIDE, namespaces: [apps], ...objects }));
  expect(verdicts[0]).toMatchObject({ outcome: 'not evaluated', missing: ['cronJobs'] });
});

test('in a capture of one namespace the verdict is about that one', () => {
  const objects = { ...NOTHING, namespaces: [apps], states: { namespaces: 'partial' } } as const;
  const outcome = (options: ClusterOptions) =>
    evaluate([emptyNamespace], cluster({ ...BESIDE, ...options })).verdicts[0]?.outcome;
  expect(outcome({ ...objects, onlyNamespace: 'apps', pods: [pod('cart', inApps)] })).toBe('clear');
  expect(outcome({ ...objects, onlyNamespace: 'apps' })).toBe('found');
  expect(outcome({ ...objects, onlyNamespace: 'shop', pods: [pod('cart')] })).toBe('not evaluated');
  expect(outcome({ ...objects, pods: [pod('cart', inApps)] })).toBe('not evaluated');
});
