import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/network-policy-without-pods.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { networkPolicy } from '../builders/network.ts';
import { pod } from '../builders/pod.ts';
import { cronJob, deployment } from '../builders/workload.ts';

/** Captured too, and empty unless said otherwise. */
const BESIDE = { deployments: [], statefulSets: [], daemonSets: [], replicaSets: [], jobs: [], cronJobs: [] };

const run = (options: ClusterOptions) => evaluate([rule], cluster({ ...BESIDE, ...options }));

const policy = networkPolicy('cart', {
  podSelector: {
    matchLabels: { app: 'cart' },
    matchExpressions: [{ key: 'tier', operator: 'In', values: ['web'] }],
  },
});
const cart = pod('cart', { labels: { app: 'cart', tier: 'web' } });

test('a policy whose selector matches nothing', () => {
  const { findings } = run({ networkPolicies: [policy], pods: [pod('cart', { labels: { app: 'cart' } })] });
  expect(findings).toMatchObject([
    {
      severity: 'low',
      group: 'cleanup',
      message: 'its selector app=cart,tier in (web) matches no pod and no template',
    },
  ]);
});

test.each<[string, ClusterOptions]>([
  ['the pod it means', { pods: [cart] }],
  [
    'a Deployment at zero',
    { pods: [], deployments: [deployment('cart', { replicas: 0, podLabels: { app: 'cart', tier: 'web' } })] },
  ],
  [
    'a CronJob between runs',
    { pods: [], cronJobs: [cronJob('cart', { podLabels: { app: 'cart', tier: 'web' } })] },
  ],
])('silent with %s', (_, options) => {
  expect(run({ networkPolicies: [policy], ...options }).findings).toEqual([]);
});

test('one for every pod waits for pods', () => {
  expect(run({ networkPolicies: [networkPolicy('deny')], pods: [] }).findings).toEqual([]);
});

test('a part of the pods proves nothing', () => {
  const part = run({ networkPolicies: [policy], pods: [], states: { pods: 'partial' } });
  expect(part.verdicts).toMatchObject([{ outcome: 'not evaluated', missing: ['pods'] }]);
});
