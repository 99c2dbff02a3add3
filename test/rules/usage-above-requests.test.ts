import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/usage-above-requests.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { MEBIBYTE } from '../builders/meta.ts';
import { podMetrics } from '../builders/observation.ts';
import { pod } from '../builders/pod.ts';

const check = (options: ClusterOptions) => evaluate([rule], cluster(options));

const asking = pod('cart', { requests: { cpu: 0.25, memory: 256 * MEBIBYTE } });
const used = (cpu: number, mebibytes: number) => [podMetrics(asking, { cpu, memory: mebibytes * MEBIBYTE })];

test('more memory than it asks for', () => {
  expect(check({ pods: [asking], podMetrics: used(0.1, 600) }).findings).toMatchObject([
    {
      severity: 'low',
      group: 'capacity',
      subject: { kind: 'Namespace', name: 'shop' },
      message: '1 workload using more than 2 times the request: cart (memory 600Mi of 256Mi)',
    },
  ]);
});

test.each([
  ['memory twice the request', used(0.1, 512), 0],
  ['memory above', used(0.1, 513), 1],
  ['CPU twice the request', used(0.5, 64), 0],
  ['CPU above', used(0.51, 64), 1],
])('%s', (_, rows, findings) => {
  expect(check({ pods: [asking], podMetrics: rows }).findings).toHaveLength(findings);
});

test('CPU alone may be a burst', () => {
  expect(check({ pods: [asking], podMetrics: used(0.9, 64) }).findings).toMatchObject([{ severity: 'info' }]);
});

test.each([
  ['small numbers are no matter of capacity', pod('cart', { requests: { cpu: 0.01, memory: MEBIBYTE } })],
  ['nothing is asked for', pod('cart', { requests: {} })],
])('silent: %s', (_, one) => {
  expect(
    check({ pods: [one], podMetrics: [podMetrics(one, { cpu: 0.25, memory: 200 * MEBIBYTE })] }).findings,
  ).toEqual([]);
});

test('without what it needs there is no verdict', () => {
  expect(check({ pods: [asking] })).toMatchObject({ findings: [], verdicts: [{ outcome: 'not evaluated' }] });
});
