import { expect, test } from 'vitest';
import deploymentChurn from '../../src/rules/deployment-churn.ts';
import { evaluate } from '../../src/rules/evaluate.ts';
import { cluster } from '../builders/cluster.ts';
import { DAY, HOUR, NOW } from '../builders/meta.ts';
import { deployment, replicaSet } from '../builders/workload.ts';

/** So many ReplicaSets, the oldest of that age, revisions counting up from `first`. */
function run(sets: number, ageMs: number, { first = 1, limit = 10 } = {}) {
  const owner = deployment('web', { revisionHistoryLimit: limit });
  const replicaSets = Array.from({ length: sets }, (_, index) =>
    replicaSet(`web-${index}`, {
      owner,
      revision: first + index,
      replicas: index === sets - 1 ? 1 : 0,
      image: `web:v${first + index}`,
      createdAt: NOW - ageMs + (index * ageMs) / sets,
    }),
  );
  return evaluate([deploymentChurn], cluster({ deployments: [owner], replicaSets }));
}

test('a history at its limit is a lower bound', () => {
  const { findings } = run(11, 7 * DAY + 15 * HOUR, { first: 2 });
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({
    severity: 'info',
    group: 'hygiene',
    subject: { kind: 'Deployment', namespace: 'shop', name: 'web' },
    message: 'at least 11 rollouts in 7d15h, 1.4 a day; tags seen: v12, v11, v10, v9, v8 and 6 more',
    facts: { rollouts: 11, revision: 12, atLeast: true },
  });
});

test('a history below its limit is exact', () => {
  const [finding] = run(9, 7 * DAY + 20 * HOUR).findings;
  expect(finding?.message).toMatch(/^9 rollouts in 7d20h, 1\.1 a day; /);
});

test.each([
  ['one a day', 5, 5 * DAY, 1],
  ['a little less', 5, 5 * DAY + HOUR, 0],
  ['too few ReplicaSets', 4, DAY, 0],
  ['too short a time', 9, DAY - 1, 0],
  ['a day', 9, DAY, 1],
])('%s', (_, sets, ageMs, count) => {
  expect(run(sets, ageMs).findings).toHaveLength(count);
});

test('without ReplicaSets there is no verdict', () => {
  expect(evaluate([deploymentChurn], cluster({ deployments: [] })).verdicts[0]?.outcome).toBe(
    'not evaluated',
  );
});
