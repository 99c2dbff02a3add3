import { expect, test } from 'vitest';
import { replicasKept } from '../../src/rules/rolling-update.ts';

test.each([
  [1, '25%', '25%', 1],
  [4, '25%', '25%', 3],
  [10, '25%', '25%', 8],
  [3, '1', '1', 2],
  [1, '1', '0', 0],
  [2, '5', '0', 0],
  [3, '0', '1', 3],
  [1, '25%', '0', 0],
  [3, '10%', '0%', 2],
])('of %i with maxUnavailable %s and maxSurge %s it keeps %i', (replicas, maxUnavailable, maxSurge, kept) => {
  const rollingUpdate = { maxUnavailable, maxSurge };
  expect(replicasKept({ replicas, strategy: 'RollingUpdate', rollingUpdate })).toBe(kept);
});

test('nothing is claimed of another strategy, or of what was not captured', () => {
  const rollingUpdate = { maxUnavailable: '25%', maxSurge: '25%' };
  expect(replicasKept({ replicas: 3, strategy: 'Recreate', rollingUpdate })).toBeNull();
  expect(replicasKept({ replicas: 3, strategy: 'RollingUpdate', rollingUpdate: null })).toBeNull();
});
