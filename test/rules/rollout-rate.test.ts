import { expect, test } from 'vitest';
import { replicaSetHistory } from '../../src/rules/replica-set-history.ts';
import { rolloutRate } from '../../src/rules/rollout-rate.ts';
import { cluster } from '../builders/cluster.ts';
import { DAY, NOW } from '../builders/meta.ts';
import { deployment, replicaSet } from '../builders/workload.ts';

/** ReplicaSets of these revisions, one a day, the last of them one day old. */
function rate(revisions: readonly (number | null)[], revisionHistoryLimit = 10) {
  const owner = deployment('web', { revisionHistoryLimit });
  const replicaSets = revisions.map((revision, index) =>
    replicaSet(`web-${index}`, {
      owner,
      revision,
      replicas: index === revisions.length - 1 ? 1 : 0,
      createdAt: NOW - (revisions.length - index) * DAY,
    }),
  );
  const { links, deployments } = cluster({ deployments: [owner], replicaSets });
  const [made = owner] = deployments;
  return rolloutRate(replicaSetHistory(made, links), NOW);
}

test.each([
  ['ReplicaSets', [1, 2, 3, 4], 4],
  ['revisions, where a rollback took one up again', [1, 2, 4, 8], 8],
  ['ReplicaSets, where no revision is known', [null, null, null, null], 4],
])('counts %s', (_, revisions, rollouts) => {
  expect(rate(revisions)).toEqual({ rollouts, spanMs: 4 * DAY, perDay: rollouts / 4, atLeast: false });
});

test.each([
  [2, true],
  [3, false],
])('with two old ones and a limit of %i, at least: %s', (limit, atLeast) => {
  expect(rate([1, 2, 3], limit)?.atLeast).toBe(atLeast);
});

test('nothing of none', () => {
  expect(rate([])).toBeNull();
});
