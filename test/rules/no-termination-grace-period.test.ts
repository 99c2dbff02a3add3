import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/no-termination-grace-period.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { deployment, statefulSet } from '../builders/workload.ts';

const check = (options: ClusterOptions) => evaluate([rule], cluster(options));

const spec = (seconds: number) => ({ spec: { terminationGracePeriodSeconds: seconds } });

test('killed at once', () => {
  expect(check({ deployments: [deployment('cart', spec(0)), deployment('mail')] }).findings).toMatchObject([
    { severity: 'low', message: '1 of 2 workloads with a grace period of 0: cart' },
  ]);
});

test('worse for a StatefulSet', () => {
  expect(check({ deployments: [], statefulSets: [statefulSet('db', spec(0))] }).findings).toMatchObject([
    { severity: 'medium' },
  ]);
});

test('silent with a second, and in system namespaces', () => {
  const deployments = [
    deployment('cart', spec(1)),
    deployment('dns', { ...spec(0), namespace: 'kube-system' }),
  ];
  expect(check({ deployments }).findings).toEqual([]);
});

test('without what it needs there is no verdict', () => {
  expect(check({})).toMatchObject({ findings: [], verdicts: [{ outcome: 'not evaluated' }] });
});
