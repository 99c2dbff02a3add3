import { expect, test } from 'vitest';
import rule from '../../src/rules/duplicate-deployment.ts';
import { evaluate } from '../../src/rules/evaluate.ts';
import { cluster } from '../builders/cluster.ts';
import { deployment } from '../builders/workload.ts';

type Options = Parameters<typeof deployment>[1];
const run = (...deployments: readonly ReturnType<typeof deployment>[]) =>
  evaluate([rule], cluster({ deployments }));
const pair = (name: string, options: Options = {}) =>
  run(deployment('cart', { image: 'acme/cart:1' }), deployment(name, { image: 'acme/cart:2', ...options }))
    .findings;

test('a second one of the same image', () => {
  expect(pair('cart-v2', { replicas: 3 })).toMatchObject([
    {
      severity: 'low',
      group: 'hygiene',
      subject: { kind: 'Deployment', namespace: 'shop', name: 'cart' },
      message:
        '1 replica beside cart-v2 (3 replicas), which shares its name but for the ending, and the image acme/cart',
      related: [{ kind: 'Deployment', namespace: 'shop', name: 'cart-v2' }],
    },
  ]);
});

test.each(['cart-copy', 'cart-copy2', 'cart-old', 'cart-backup', 'cart-v10'])('%s', (name) => {
  expect(pair(name)).toHaveLength(1);
});

test('one selector tells as much as one image', () => {
  const [finding] = pair('cart-old', { image: 'legacy/basket:9', podLabels: { app: 'cart' } });
  expect(finding?.message).toBe(
    '1 replica beside cart-old (1 replica), which shares its name but for the ending, and the selector',
  );
});

test.each<[string, string, Options]>([
  ['other names', 'cart-worker', {}],
  ['numbered shards', 'cart-2', {}],
  ['colours', 'cart-green', {}],
  ['another image and selector', 'cart-v2', { image: 'acme/basket:2' }],
  ['another namespace', 'cart-v2', { namespace: 'office' }],
])('silent of %s', (_, name, options) => {
  expect(pair(name, options)).toEqual([]);
});

test('silent of versions that a mesh spreads calls over', () => {
  const version = (name: string) =>
    deployment(`reviews-${name}`, { image: 'acme/reviews:1', podLabels: { app: 'reviews', version: name } });
  expect(run(version('v1'), version('v2'), version('v3')).findings).toEqual([]);
});

test('without Deployments there is no verdict', () => {
  expect(evaluate([rule], cluster({ pods: [] })).verdicts).toMatchObject([{ outcome: 'not evaluated' }]);
});
