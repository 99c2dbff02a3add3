import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/unused-service-account.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { roleBinding, secret, serviceAccount } from '../builders/configuration.ts';
import { customResource } from '../builders/extension.ts';
import { pod } from '../builders/pod.ts';
import { cronJob } from '../builders/workload.ts';

/** Captured too, and empty unless said otherwise. */
const BESIDE = {
  statefulSets: [],
  daemonSets: [],
  cronJobs: [],
  jobs: [],
  replicaSets: [],
  secrets: [],
  customResources: [],
};

const old = serviceAccount('old');
const check = (options: ClusterOptions = {}) =>
  evaluate(
    [rule],
    cluster({
      ...BESIDE,
      serviceAccounts: [serviceAccount('default'), old],
      pods: [],
      deployments: [],
      roleBindings: [],
      clusterRoleBindings: [],
      ...options,
    }),
  );

test('once a namespace', () => {
  expect(check().findings).toMatchObject([
    {
      severity: 'info',
      group: 'cleanup',
      subject: { kind: 'Namespace', name: 'shop' },
      message: '1 ServiceAccount without pod or binding: old',
    },
  ]);
});

const spec = { serviceAccountName: 'old' };
const annotations = { 'kubernetes.io/service-account.name': 'old' };
test.each<[string, ClusterOptions]>([
  ['a pod runs as it', { pods: [pod('cart', { spec })] }],
  ['a template names it', { cronJobs: [cronJob('night', { spec })] }],
  ['a binding names it', { roleBindings: [roleBinding('old')] }],
  ['somebody made a token of it', { secrets: [secret('ci', { annotations })] }],
  [
    'an operator is told of it',
    {
      customResources: [
        customResource('metrics', {
          references: [{ kind: 'ServiceAccount', namespace: 'shop', name: 'old' }],
        }),
      ],
    },
  ],
  ['it belongs to the system', { serviceAccounts: [serviceAccount('old', { namespace: 'kube-system' })] }],
])('silent where %s', (_, options) => {
  expect(check(options).findings).toEqual([]);
});

test('pods captured in part are no evidence', () => {
  expect(check({ states: { pods: 'partial' } }).verdicts).toMatchObject([
    { outcome: 'not evaluated', missing: ['pods'] },
  ]);
});
