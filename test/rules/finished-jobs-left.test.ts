import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/finished-jobs-left.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { DAY, NOW } from '../builders/meta.ts';
import { cronJob, job } from '../builders/workload.ts';

const check = (options: ClusterOptions) => evaluate([rule], cluster(options));

const done = (ago: number, options: Parameters<typeof job>[1] = {}) =>
  job('import', { completedAt: NOW - ago, ...options });

test('a week after it was done', () => {
  expect(check({ jobs: [done(7 * DAY)] }).findings).toMatchObject([
    {
      severity: 'info',
      group: 'cleanup',
      message: '1 Job completed 7 days or more ago and still there: import (7d ago)',
    },
  ]);
});

test.each([
  ['less', done(7 * DAY - 1)],
  ['of a CronJob', done(30 * DAY, { owner: cronJob('backup') })],
  ['it goes by itself', done(30 * DAY, { ttlSecondsAfterFinished: 0 })],
  ['a hook of a chart', done(30 * DAY, { annotations: { 'helm.sh/hook': 'pre-upgrade' } })],
  ['failed: another rule', job('import', { failed: 'BackoffLimitExceeded' })],
])('silent: %s', (_, one) => {
  expect(check({ jobs: [one] }).findings).toEqual([]);
});

test('without what it needs there is no verdict', () => {
  expect(check({})).toMatchObject({ findings: [], verdicts: [{ outcome: 'not evaluated' }] });
});
