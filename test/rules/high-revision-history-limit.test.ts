import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import highRevisionHistoryLimit from '../../src/rules/high-revision-history-limit.ts';
import { cluster } from '../builders/cluster.ts';
import { deployment, replicaSet } from '../builders/workload.ts';

function run(limit: number, stale = 1, namespace = 'shop') {
  const owner = deployment('cart', { revisionHistoryLimit: limit, namespace });
  const replicaSets = Array.from({ length: stale + 1 }, (_, index) =>
    replicaSet(`cart-${index}`, { owner, namespace, revision: index + 1, replicas: index === stale ? 1 : 0 }),
  );
  return evaluate([highRevisionHistoryLimit], cluster({ deployments: [owner], replicaSets }));
}

test('the default is named as such, with the command that lowers it', () => {
  const { findings } = run(10, 2);
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({
    severity: 'info',
    subject: { kind: 'Deployment', namespace: 'shop', name: 'cart' },
    message: 'revisionHistoryLimit is 10, the default; 2 old ReplicaSets kept so far',
    commands: [`kubectl patch deployment cart -n shop -p '{"spec":{"revisionHistoryLimit":3}}'`],
    evidence: [{ path: 'spec.revisionHistoryLimit', value: '10' }],
  });
});

test.each([
  ['above the default', 25, 1, 1],
  ['below it', 9, 5, 0],
  ['nothing kept yet', 10, 0, 0],
])('%s', (_, limit, stale, count) => {
  expect(run(limit, stale).findings).toHaveLength(count);
});

test('what a distribution brings is its own', () => {
  expect(run(10, 2, 'openshift-console').findings).toEqual([]);
});

test('without ReplicaSets there is no verdict', () => {
  const { verdicts } = evaluate([highRevisionHistoryLimit], cluster({ deployments: [] }));
  expect(verdicts[0]?.outcome).toBe('not evaluated');
});
