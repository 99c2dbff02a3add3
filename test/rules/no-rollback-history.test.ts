import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/no-rollback-history.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { deployment } from '../builders/workload.ts';

const check = (options: ClusterOptions) => evaluate([rule], cluster(options));

test.each([
  [0, 1],
  [1, 0],
])('revisionHistoryLimit %i', (revisionHistoryLimit, findings) => {
  expect(check({ deployments: [deployment('cart', { revisionHistoryLimit })] }).findings).toHaveLength(
    findings,
  );
});

test('is said once a namespace', () => {
  const deployments = ['cart', 'mail'].map((name) => deployment(name, { revisionHistoryLimit: 0 }));
  expect(check({ deployments }).findings).toMatchObject([
    { severity: 'low', message: '2 of 2 workloads with revisionHistoryLimit 0: cart and mail' },
  ]);
});

test('without what it needs there is no verdict', () => {
  expect(check({})).toMatchObject({ findings: [], verdicts: [{ outcome: 'not evaluated' }] });
});
