import { expect, test } from 'vitest';
import rule from '../../src/rules/cpu-near-limit.ts';
import { evaluate } from '../../src/rules/evaluate.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { podMetrics } from '../builders/observation.ts';
import { pod } from '../builders/pod.ts';

const check = (options: ClusterOptions) => evaluate([rule], cluster(options));
const cart = pod('cart', { limits: { cpu: 1 } });

test.each([
  [0.849, []],
  [
    0.85,
    [{ severity: 'low', group: 'capacity', message: 'container app of cart uses 850m of 1000m CPU (85%)' }],
  ],
])('%d of 1', (cpu, findings) => {
  expect(check({ pods: [cart], podMetrics: [podMetrics(cart, { cpu })] }).findings).toMatchObject(findings);
});

test('silent without a limit', () => {
  const free = pod('free', { limits: {} });
  expect(check({ pods: [free], podMetrics: [podMetrics(free, { cpu: 8 })] }).findings).toEqual([]);
});

test('without metrics there is no verdict', () => {
  expect(check({ pods: [cart] }).verdicts).toMatchObject([
    { outcome: 'not evaluated', missing: ['podMetrics'] },
  ]);
});
