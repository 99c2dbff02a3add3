import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/single-replica-workload.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { service } from '../builders/network.ts';
import { node } from '../builders/node.ts';
import { autoscaler } from '../builders/scaling.ts';
import { deployment } from '../builders/workload.ts';

/** Captured too, and empty unless said otherwise. */
const BESIDE = { horizontalPodAutoscalers: [], nodes: [node('node-1'), node('node-2')] };

const check = (options: ClusterOptions) => evaluate([rule], cluster({ ...BESIDE, ...options }));

const volumes = [
  {
    name: 'data',
    type: 'persistentVolumeClaim',
    uses: [{ kind: 'PersistentVolumeClaim' as const, name: 'data', keys: [], optional: false }],
    path: null,
    tokenSeconds: null,
  },
];
const services = [service('cart')];
const nodes = [node('tethys'), node('styx')];

test('one pod behind a Service', () => {
  expect(check({ deployments: [deployment('cart')], services, nodes }).findings).toMatchObject([
    { severity: 'info', group: 'risk', message: '1 of 1 Deployment behind a Service with one replica: cart' },
  ]);
});

test.each<[string, ClusterOptions]>([
  ['two replicas', { deployments: [deployment('cart', { replicas: 2 })], services }],
  ['none', { deployments: [deployment('cart', { replicas: 0 })], services }],
  ['with a claim', { deployments: [deployment('cart', { spec: { volumes } })], services }],
  ['nobody calls it', { deployments: [deployment('mail')], services }],
  [
    'scaled by an autoscaler',
    { deployments: [deployment('cart')], services, horizontalPodAutoscalers: [autoscaler('cart')] },
  ],
  ['on the only node', { deployments: [deployment('cart')], services, nodes: [node('tethys')] }],
])('silent: %s', (_, options) => {
  expect(check(options).findings).toEqual([]);
});

test('without what it needs there is no verdict', () => {
  expect(check({ deployments: [deployment('cart')] })).toMatchObject({
    findings: [],
    verdicts: [{ outcome: 'not evaluated' }],
  });
});
