import { expect, test } from 'vitest';
import rule from '../../src/rules/cron-job-never-succeeded.ts';
import { evaluate } from '../../src/rules/evaluate.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { DAY, HOUR, NOW } from '../builders/meta.ts';
import { cronJob, job } from '../builders/workload.ts';

const check = (options: ClusterOptions) => evaluate([rule], cluster(options));

const backup = (options: Parameters<typeof cronJob>[1] = {}) =>
  cronJob('backup', { createdAt: NOW - 3 * DAY, lastSuccessfulAt: null, ...options });
const failed = (owner: ReturnType<typeof backup>) => [
  job('backup-1', { owner, failed: 'BackoffLimitExceeded' }),
];

test('started again and again, and never done', () => {
  const one = backup();
  expect(check({ cronJobs: [one], jobs: failed(one) }).findings).toMatchObject([
    {
      severity: 'medium',
      group: 'health',
      message: 'no run has succeeded in the 3d since it was made; the last one started 9h ago',
    },
  ]);
});

test.each([
  ['it has', backup({ lastSuccessfulAt: NOW - 2 * DAY })],
  ['only one run was due', backup({ createdAt: NOW - 10 * HOUR })],
  ['none was', backup({ lastScheduledAt: null })],
  ['one is running', backup({ active: ['backup-2'] })],
  ['successes are not kept', backup({ successfulJobsHistoryLimit: 0 })],
])('silent: %s', (_, one) => {
  expect(check({ cronJobs: [one], jobs: failed(one) }).findings).toEqual([]);
});

test('a completed Job is a witness, and without a failed one there is none', () => {
  const one = backup();
  expect(
    check({ cronJobs: [one], jobs: [...failed(one), job('backup-2', { owner: one })] }).findings,
  ).toEqual([]);
  expect(check({ cronJobs: [one], jobs: [] }).findings).toEqual([]);
});

test('without what it needs there is no verdict', () => {
  expect(check({ cronJobs: [backup()] })).toMatchObject({
    findings: [],
    verdicts: [{ outcome: 'not evaluated' }],
  });
});
