import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/missed-cron-run.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { DAY, HOUR, MINUTE, NOW } from '../builders/meta.ts';
import { event } from '../builders/observation.ts';
import { cronJob } from '../builders/workload.ts';

const check = (options: ClusterOptions) => evaluate([rule], cluster(options));

// Captured on a Sunday at noon, UTC.
const nightly = (options: Parameters<typeof cronJob>[1] = {}) =>
  cronJob('backup', { createdAt: NOW - 30 * DAY, ...options });

test('two nights without a backup', () => {
  const one = nightly({ lastScheduledAt: NOW - 2 * DAY - 9 * HOUR });
  const events = [event(one, 'FailedCreate', { message: 'exceeded quota: jobs' })];
  expect(check({ cronJobs: [one], events }).findings).toMatchObject([
    {
      severity: 'medium',
      group: 'health',
      subject: { kind: 'CronJob', name: 'backup' },
      message:
        '2 runs missed by the schedule 0 3 * * *, the first 33h ago; its last run was 2d9h ago: exceeded quota: jobs',
    },
  ]);
});

test.each([
  ['as scheduled', nightly()],
  ['suspended', nightly({ lastScheduledAt: NOW - 9 * DAY, suspended: true })],
  ['by a clock ahead of UTC', nightly({ schedule: '0 5 * * *', lastScheduledAt: NOW - 9 * HOUR })],
  [
    'by another schedule before',
    nightly({ schedule: '0 0 1 1 *', lastScheduledAt: NOW - 9 * DAY - 7 * MINUTE }),
  ],
  [
    'held up by a run that has not ended',
    nightly({ lastScheduledAt: NOW - 3 * DAY - 9 * HOUR, concurrencyPolicy: 'Forbid', active: ['backup-1'] }),
  ],
  ['new', nightly({ createdAt: NOW - DAY, lastScheduledAt: null })],
  ['a schedule nobody can read', nightly({ schedule: 'at night', lastScheduledAt: NOW - 9 * DAY })],
])('silent: %s', (_, one) => {
  expect(check({ cronJobs: [one] }).findings).toEqual([]);
});

test('never run since it was made', () => {
  const one = nightly({ createdAt: NOW - 5 * DAY, lastScheduledAt: null });
  expect(check({ cronJobs: [one] }).findings[0]?.message).toContain('it has never run');
});

test.each([
  [69, 0],
  [70, 1],
])('late by %i minutes', (minutes, findings) => {
  const schedule = `${(60 - (minutes % 60)) % 60} ${12 - Math.ceil(minutes / 60)} * * *`;
  const one = nightly({ schedule, lastScheduledAt: NOW - DAY - minutes * MINUTE });
  expect(check({ cronJobs: [one] }).findings).toHaveLength(findings);
});

test('a run every five minutes', () => {
  const one = nightly({ schedule: '*/5 * * * *', lastScheduledAt: NOW - 3 * HOUR });
  expect(check({ cronJobs: [one] }).findings[0]?.facts).toMatchObject({ missed: 22 });
});

test('without what it needs there is no verdict', () => {
  expect(check({})).toMatchObject({ findings: [], verdicts: [{ outcome: 'not evaluated' }] });
});
