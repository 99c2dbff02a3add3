import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/suspended-job.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { DAY, NOW } from '../builders/meta.ts';
import { cronJob, job } from '../builders/workload.ts';

const check = (options: ClusterOptions) => evaluate([rule], cluster(options));

const suspended = (ago: number, options: Parameters<typeof job>[1] = {}) =>
  job('import', { suspended: true, createdAt: NOW - ago, completedAt: null, conditions: [], ...options });

test('for a day', () => {
  expect(check({ jobs: [suspended(DAY)] }).findings).toMatchObject([
    { severity: 'info', message: 'suspended, and 24h old' },
  ]);
});

test.each([
  ['for less', suspended(DAY - 1)],
  ['in a queue', suspended(2 * DAY, { labels: { 'kueue.x-k8s.io/queue-name': 'night' } })],
  ['of a CronJob', suspended(2 * DAY, { owner: cronJob('backup') })],
])('silent: %s', (_, one) => {
  expect(check({ jobs: [one] }).findings).toEqual([]);
});

test('without what it needs there is no verdict', () => {
  expect(check({})).toMatchObject({ findings: [], verdicts: [{ outcome: 'not evaluated' }] });
});
