import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/unused-images-on-nodes.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { GIBIBYTE } from '../builders/meta.ts';
import { node } from '../builders/node.ts';
import { pod } from '../builders/pod.ts';

const run = (options: ClusterOptions) => evaluate([rule], cluster(options));

const withImages = (bytes: number) =>
  node('node-1', {
    images: [
      { names: ['docker.io/library/old:1'], bytes },
      {
        names: ['registry.shop/cart:1', `registry.shop/cart@sha256:${'a'.repeat(64)}`],
        bytes: 90 * GIBIBYTE,
      },
    ],
  });
const cart = pod('cart', { image: 'registry.shop/cart:1' });

test.each([
  [20 * GIBIBYTE, 1],
  [20 * GIBIBYTE - 1, 0],
])('%d bytes of images that no pod uses', (bytes, count) => {
  expect(run({ nodes: [withImages(bytes)], pods: [cart] }).findings).toHaveLength(count);
});

test('says where and how much', () => {
  expect(run({ nodes: [withImages(30 * GIBIBYTE)], pods: [cart] }).findings).toMatchObject([
    { group: 'cleanup', severity: 'info', message: 'node-1 (30Gi in 1 image)' },
  ]);
});

test('an image is known by its digest too, and a part of the pods proves nothing', () => {
  const other = pod('cart', { image: 'cart', imageId: `registry.shop/cart@sha256:${'a'.repeat(64)}` });
  expect(run({ nodes: [withImages(0)], pods: [other] }).findings).toEqual([]);
  const part = run({ nodes: [withImages(30 * GIBIBYTE)], pods: [], states: { pods: 'partial' } });
  expect(part.verdicts).toMatchObject([{ outcome: 'not evaluated' }]);
});
