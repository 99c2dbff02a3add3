import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/usage-below-requests.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { MEBIBYTE } from '../builders/meta.ts';
import { podMetrics } from '../builders/observation.ts';
import { pod } from '../builders/pod.ts';

const check = (options: ClusterOptions) => evaluate([rule], cluster(options));

const asking = pod('cart', { requests: { cpu: 2, memory: 2048 * MEBIBYTE } });
const used = (cpu: number, mebibytes: number) => [podMetrics(asking, { cpu, memory: mebibytes * MEBIBYTE })];

test('most of it lies idle', () => {
  expect(check({ pods: [asking], podMetrics: used(0.1, 2000) }).findings).toMatchObject([
    {
      severity: 'info',
      group: 'capacity',
      message: '1 workload using less than 50 % of the request at capture time: cart (CPU 100m of 2000m)',
    },
  ]);
});

test.each([
  ['half the CPU', used(1, 2000), 0],
  ['less', used(0.99, 2000), 1],
  ['half the memory', used(2, 1024), 0],
  ['less memory', used(2, 1023), 1],
])('%s', (_, rows, findings) => {
  expect(check({ pods: [asking], podMetrics: rows }).findings).toHaveLength(findings);
});

test('silent where little is asked for', () => {
  const small = pod('cart', { requests: { cpu: 0.4, memory: 128 * MEBIBYTE } });
  expect(check({ pods: [small], podMetrics: [podMetrics(small, { cpu: 0, memory: 0 })] }).findings).toEqual(
    [],
  );
});

test('without what it needs there is no verdict', () => {
  expect(check({ pods: [asking] })).toMatchObject({ findings: [], verdicts: [{ outcome: 'not evaluated' }] });
});
