import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/short-starting-deadline.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { cronJob } from '../builders/workload.ts';

const check = (options: ClusterOptions) => evaluate([rule], cluster(options));

test.each([
  [9, 1],
  [10, 0],
  [null, 0],
])('startingDeadlineSeconds %s', (startingDeadlineSeconds, findings) => {
  expect(check({ cronJobs: [cronJob('backup', { startingDeadlineSeconds })] }).findings).toHaveLength(
    findings,
  );
});

test('without what it needs there is no verdict', () => {
  expect(check({})).toMatchObject({ findings: [], verdicts: [{ outcome: 'not evaluated' }] });
});
