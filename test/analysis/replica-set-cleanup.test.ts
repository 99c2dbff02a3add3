import { expect, test } from 'vitest';
import { cleanupOutcomes, type KeptReplicaSets } from '../../src/analysis/replica-set-cleanup.ts';

const row = (total: number, active = 1, limit = 10): KeptReplicaSets => ({
  total,
  active,
  stale: total - active,
  limit,
});

/** Fourteen Deployments, one of them in the middle of a rollout. */
const FLEET = [row(11), row(9, 2), ...[9, 8, 6, 5, 5, 4, 4, 4, 4, 4, 3, 2].map((total) => row(total))];

test('now, after the rollout is over, and after each way to clean up', () => {
  expect(cleanupOutcomes(FLEET, 3)).toEqual({
    now: { total: 78, active: 15, stale: 63 },
    settled: { total: 78, active: 14, stale: 64 },
    limited: { total: 53, active: 14, stale: 39, limit: 3, deleted: 25 },
    emptied: { total: 14, active: 14, stale: 0, deleted: 64 },
    most: { now: 154, limited: 56 },
  });
});

test('a lower limit is not raised, and a Deployment without ReplicaSets does not count', () => {
  expect(cleanupOutcomes([row(6, 1, 1), row(0, 0)], 3)).toMatchObject({
    limited: { total: 2, deleted: 4 },
    most: { now: 2, limited: 2 },
  });
});

test('nothing of nothing', () => {
  expect(cleanupOutcomes([], 3).now).toEqual({ total: 0, active: 0, stale: 0 });
});
