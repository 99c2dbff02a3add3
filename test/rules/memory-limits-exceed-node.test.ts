import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/memory-limits-exceed-node.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { GIBIBYTE } from '../builders/meta.ts';
import { node } from '../builders/node.ts';
import { pod } from '../builders/pod.ts';

const run = (options: ClusterOptions) => evaluate([rule], cluster(options));

const pods = (memory: number) => [pod('cart', { limits: { memory } })];

test.each([
  [16 * GIBIBYTE + 1, 1],
  [16 * GIBIBYTE, 0],
])('limits of %d bytes on a node of 8 GiB', (memory, count) => {
  expect(run({ nodes: [node('node-1')], pods: pods(memory) }).findings).toHaveLength(count);
});

test('says by how much', () => {
  expect(run({ nodes: [node('node-1'), node('node-2')], pods: pods(20 * GIBIBYTE) }).findings).toMatchObject([
    { severity: 'low', group: 'capacity', message: '1 of 2 nodes: node-1 (20Gi of 8Gi, 250%)' },
  ]);
});

test('silent of pods that have ended, and without nodes', () => {
  const done = [pod('done', { phase: 'Succeeded', limits: { memory: 40 * GIBIBYTE } })];
  expect(run({ nodes: [node('node-1')], pods: done }).findings).toEqual([]);
  expect(run({ pods: done }).verdicts).toMatchObject([{ outcome: 'not evaluated' }]);
});
