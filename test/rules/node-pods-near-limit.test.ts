import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/node-pods-near-limit.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { node } from '../builders/node.ts';
import { pod } from '../builders/pod.ts';

const check = (options: ClusterOptions) => evaluate([rule], cluster(options));

const small = node('styx', { allocatable: { cpu: 4, pods: 10 } });
const pods = (count: number) =>
  Array.from({ length: count }, (_, index) => pod(`cart-${index}`, { nodeName: 'styx' }));

test.each([
  [7, []],
  [8, [{ severity: 'low', message: '8 of at most 10 pods (80 %)' }]],
  [9, [{ severity: 'medium' }]],
  [10, [{ severity: 'medium' }]],
])('%i of 10', (count, findings) => {
  expect(check({ nodes: [small], pods: pods(count) }).findings).toMatchObject(findings);
});

test('finished pods take no place', () => {
  const done = pod('job', { nodeName: 'styx', phase: 'Succeeded' });
  expect(check({ nodes: [small], pods: [...pods(7), done] }).findings).toEqual([]);
});

test('without what it needs there is no verdict', () => {
  expect(check({ nodes: [small] })).toMatchObject({ findings: [], verdicts: [{ outcome: 'not evaluated' }] });
});
