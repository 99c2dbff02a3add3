import { expect, test } from 'vitest';
import rule from '../../src/rules/cron-job-without-deadline.ts';
import { evaluate } from '../../src/rules/evaluate.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { cronJob } from '../builders/workload.ts';

const check = (options: ClusterOptions) => evaluate([rule], cluster(options));

test('said once a namespace', () => {
  const cronJobs = [cronJob('backup'), cronJob('report', { startingDeadlineSeconds: 600 })];
  expect(check({ cronJobs }).findings).toMatchObject([
    { severity: 'info', message: '1 of 2 CronJobs without startingDeadlineSeconds: backup (0 3 * * *)' },
  ]);
});

test('silent where it is set, and in system namespaces', () => {
  const cronJobs = [
    cronJob('report', { startingDeadlineSeconds: 600 }),
    cronJob('prune', { namespace: 'kube-system' }),
  ];
  expect(check({ cronJobs }).findings).toEqual([]);
});

test('without what it needs there is no verdict', () => {
  expect(check({})).toMatchObject({ findings: [], verdicts: [{ outcome: 'not evaluated' }] });
});
