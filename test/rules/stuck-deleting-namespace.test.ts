import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/stuck-deleting-namespace.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { conditionOf } from '../builders/condition.ts';
import { namespace } from '../builders/configuration.ts';
import { HOUR, MINUTE, NOW } from '../builders/meta.ts';

const run = (options: ClusterOptions) => evaluate([rule], cluster(options));

const going = (since: number, conditions: ReturnType<typeof conditionOf>[] = []) =>
  namespace('shop', { phase: 'Terminating', deletedAt: NOW - since, conditions });

test('a namespace that does not go says why', () => {
  const conditions = [
    conditionOf('NamespaceDeletionContentFailure', false),
    conditionOf('NamespaceDeletionDiscoveryFailure', true, {
      reason: 'DiscoveryFailed',
      message: 'unable to retrieve metrics.k8s.io/v1beta1',
    }),
  ];
  expect(run({ namespaces: [going(2 * HOUR, conditions)] }).findings).toMatchObject([
    {
      severity: 'medium',
      group: 'health',
      message: 'terminating for 120m: unable to retrieve metrics.k8s.io/v1beta1',
      commands: [
        'kubectl get namespace shop -o yaml',
        'kubectl get apiservices',
        'kubectl get all,configmaps,secrets,persistentvolumeclaims -n shop',
      ],
    },
  ]);
});

test.each([
  [15 * MINUTE, 1],
  [15 * MINUTE - 1, 0],
])('deleted %d ms ago', (since, count) => {
  expect(run({ namespaces: [going(since)] }).findings).toHaveLength(count);
});

test('silent of an active one, and without namespaces', () => {
  expect(run({ namespaces: [namespace('shop')] }).findings).toEqual([]);
  expect(run({}).verdicts).toMatchObject([{ outcome: 'not evaluated' }]);
});
