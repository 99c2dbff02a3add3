import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/unlabelled-workload.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { deployment } from '../builders/workload.ts';

const check = (options: ClusterOptions) => evaluate([rule], cluster(options));

const cart = (podLabels: Record<string, string>, namespace = 'shop') =>
  deployment('cart', { podLabels, namespace });

test('labels that say nothing', () => {
  expect(check({ deployments: [cart({ tier: 'web' })] }).findings).toMatchObject([
    {
      severity: 'info',
      group: 'hygiene',
      message: '1 of 1 workload without a label such as app.kubernetes.io/name: cart (tier)',
    },
  ]);
});

test.each([
  ['the recommended label', cart({ 'app.kubernetes.io/name': 'cart' })],
  ['the old habit', cart({ app: 'cart' })],
  ['the cluster brings it along', cart({ tier: 'web' }, 'kube-system')],
])('silent: %s', (_, one) => {
  expect(check({ deployments: [one] }).findings).toEqual([]);
});

test('without what it needs there is no verdict', () => {
  expect(check({})).toMatchObject({ findings: [], verdicts: [{ outcome: 'not evaluated' }] });
});
