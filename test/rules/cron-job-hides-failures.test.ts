import { expect, test } from 'vitest';
import rule from '../../src/rules/cron-job-hides-failures.ts';
import { evaluate } from '../../src/rules/evaluate.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { cronJob } from '../builders/workload.ts';

const check = (options: ClusterOptions) => evaluate([rule], cluster(options));

test.each([
  [0, 1],
  [1, 0],
])('failedJobsHistoryLimit %i', (failedJobsHistoryLimit, findings) => {
  expect(check({ cronJobs: [cronJob('backup', { failedJobsHistoryLimit })] }).findings).toHaveLength(
    findings,
  );
});

test('without what it needs there is no verdict', () => {
  expect(check({})).toMatchObject({ findings: [], verdicts: [{ outcome: 'not evaluated' }] });
});
