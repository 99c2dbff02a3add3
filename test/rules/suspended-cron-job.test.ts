import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/suspended-cron-job.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { cronJob } from '../builders/workload.ts';

const check = (options: ClusterOptions) => evaluate([rule], cluster(options));

test('suspended', () => {
  expect(
    check({ cronJobs: [cronJob('backup', { suspended: true }), cronJob('report')] }).findings,
  ).toMatchObject([
    {
      severity: 'info',
      subject: { kind: 'CronJob', name: 'backup' },
      message: 'suspended; its last run was 9h ago',
    },
  ]);
});

test('without what it needs there is no verdict', () => {
  expect(check({})).toMatchObject({ findings: [], verdicts: [{ outcome: 'not evaluated' }] });
});
