import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/memory-near-limit.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { MEBIBYTE } from '../builders/meta.ts';
import { podMetrics } from '../builders/observation.ts';
import { pod } from '../builders/pod.ts';
import { deployment } from '../builders/workload.ts';

const check = (options: ClusterOptions) => evaluate([rule], cluster(options));
const owner = deployment('cart');
const cart = pod('cart-7d9f-a', { owner, limits: { memory: 100 * MEBIBYTE } });
const using = (megabytes: number, container: string | null = null) =>
  podMetrics(cart, { memory: megabytes * MEBIBYTE, container });

test('says how near', () => {
  expect(check({ pods: [cart], podMetrics: [using(90)] }).findings).toMatchObject([
    {
      severity: 'low',
      group: 'risk',
      subject: { kind: 'Deployment', name: 'cart' },
      message: 'container cart of cart-7d9f-a uses 90Mi of 100Mi (90%)',
      commands: ['kubectl top pod cart-7d9f-a -n shop --containers'],
    },
  ]);
});

test.each([
  [84.9, []],
  [85, [{ severity: 'low' }]],
  [94.9, [{ severity: 'low' }]],
  [95, [{ severity: 'medium' }]],
])('%d%%', (percent, findings) => {
  expect(check({ pods: [cart], podMetrics: [using(percent, 'cart')] }).findings).toMatchObject(findings);
});

test('silent where there is no limit, and where it is not known which container it is', () => {
  const free = pod('free', { limits: {} });
  const two = pod('two', { containers: [{ name: 'a' }, { name: 'b' }] });
  const rows = [podMetrics(free, { memory: 1e12 }), podMetrics(two, { memory: 1e12 })];
  expect(check({ pods: [free, two], podMetrics: rows }).findings).toEqual([]);
});

test('without metrics there is no verdict', () => {
  expect(check({ pods: [cart] }).verdicts).toMatchObject([
    { outcome: 'not evaluated', missing: ['podMetrics'] },
  ]);
});
