import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/finished-pods-pile-up.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { pod } from '../builders/pod.ts';
import { job } from '../builders/workload.ts';

const check = (options: ClusterOptions) => evaluate([rule], cluster(options));

const done = (count: number, namespace = 'shop') =>
  Array.from({ length: count }, (_, index) =>
    pod(`import-${index}`, { namespace, owner: job('import', { namespace }), phase: 'Succeeded' }),
  );

test.each([
  [49, []],
  [50, [{ severity: 'info', message: '50 finished pods of 1 owner, most of Job import (50)' }]],
  [500, [{ severity: 'low' }]],
])('%i of them', (count, findings) => {
  expect(check({ pods: done(count) }).findings).toMatchObject(findings);
});

test('silent in system namespaces, and on running pods', () => {
  const running = Array.from({ length: 60 }, (_, index) => pod(`cart-${index}`));
  expect(check({ pods: [...done(60, 'kube-system'), ...running] }).findings).toEqual([]);
});

test('without what it needs there is no verdict', () => {
  expect(check({})).toMatchObject({ findings: [], verdicts: [{ outcome: 'not evaluated' }] });
});
