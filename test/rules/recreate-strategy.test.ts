import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/recreate-strategy.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { service } from '../builders/network.ts';
import { deployment } from '../builders/workload.ts';

const check = (options: ClusterOptions) => evaluate([rule], cluster(options));

const volumes = [
  {
    name: 'data',
    type: 'persistentVolumeClaim',
    uses: [{ kind: 'PersistentVolumeClaim' as const, name: 'data', keys: [], optional: false }],
    path: null,
    tokenSeconds: null,
  },
];
const cart = (options: Parameters<typeof deployment>[1] = {}) =>
  deployment('cart', { strategy: 'Recreate', ...options });
const services = [service('cart')];

test('all pods end first', () => {
  expect(check({ deployments: [cart(), deployment('mail')], services }).findings).toMatchObject([
    {
      severity: 'info',
      group: 'hygiene',
      message: '1 of 2 Deployments behind a Service with strategy Recreate: cart',
    },
  ]);
});

test.each([
  ['rolling', cart({ strategy: 'RollingUpdate' }), services],
  ['with a claim', cart({ spec: { volumes } }), services],
  ['scaled to zero', cart({ replicas: 0 }), services],
  ['nobody calls it', cart(), [service('mail')]],
])('silent: %s', (_, one, others) => {
  expect(check({ deployments: [one], services: others }).findings).toEqual([]);
});

test('without what it needs there is no verdict', () => {
  expect(check({ deployments: [cart()] })).toMatchObject({
    findings: [],
    verdicts: [{ outcome: 'not evaluated' }],
  });
});
