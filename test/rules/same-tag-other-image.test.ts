import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/same-tag-other-image.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { node } from '../builders/node.ts';
import { pod } from '../builders/pod.ts';
import { deployment } from '../builders/workload.ts';

const run = (options: ClusterOptions) => evaluate([rule], cluster(options));

const cart = deployment('cart', { replicas: 2 });
const idOf = (letter: string) => `registry.shop/cart@sha256:${letter.repeat(64)}`;
const pods = (ids: readonly string[], image = 'registry.shop/cart:latest') =>
  ids.map((imageId, index) =>
    pod(`cart-7d9f-${index}`, { owner: cart, image, imageId, nodeName: `node-${index + 1}` }),
  );
const nodes = [node('node-1'), node('node-2'), node('node-3')];

test('one tag, two programs', () => {
  const { findings } = run({ deployments: [cart], nodes, pods: pods([idOf('a'), idOf('a'), idOf('b')]) });
  expect(findings).toMatchObject([
    { severity: 'medium', group: 'risk', subject: { kind: 'Deployment', name: 'cart' }, facts: { pods: 3 } },
  ]);
  expect(findings[0]?.message).toContain(
    'has registry.shop/cart:latest in 2 builds: 2 with sha256:aaaaaaaaaaaa',
  );
});

test.each<[string, ClusterOptions]>([
  ['one program', { nodes, pods: pods([idOf('a'), idOf('a')]) }],
  ['a digest in the manifest', { nodes, pods: pods([idOf('a'), idOf('b')], idOf('a')) }],
  ['IDs of unpacked images', { nodes, pods: pods([`sha256:${'a'.repeat(64)}`, `sha256:${'b'.repeat(64)}`]) }],
  [
    'nodes of two architectures',
    {
      nodes: [node('node-1'), node('node-2', { info: { ...node('node-2').info, architecture: 'amd64' } })],
      pods: pods([idOf('a'), idOf('b')]),
    },
  ],
])('silent with %s', (_, options) => {
  expect(run({ deployments: [cart], ...options }).findings).toEqual([]);
});

test('silent during a rollout: the tags differ', () => {
  const [old] = pods([idOf('a')], 'registry.shop/cart:1');
  const fresh = pod('cart-5c8e-a', {
    owner: cart,
    image: 'registry.shop/cart:2',
    imageId: idOf('b'),
    nodeName: 'node-2',
  });
  expect(run({ nodes, pods: [...(old === undefined ? [] : [old]), fresh] }).findings).toEqual([]);
});

test('not evaluated without nodes', () => {
  expect(run({ pods: pods([idOf('a'), idOf('b')]) }).verdicts).toMatchObject([{ outcome: 'not evaluated' }]);
});
