import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/schedule-never-due.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { cronJob } from '../builders/workload.ts';

const check = (options: ClusterOptions) => evaluate([rule], cluster(options));

test.each([
  ['a day there is not', '0 0 30 2 *', 'the schedule 0 0 30 2 * names no moment within five years'],
  ['too many fields', '0 0 3 * * *', 'the schedule 0 0 3 * * * cannot be read'],
  ['an hour there is not', '0 24 * * *', 'the schedule 0 24 * * * cannot be read'],
])('%s', (_, schedule, message) => {
  expect(check({ cronJobs: [cronJob('backup', { schedule })] }).findings).toMatchObject([
    { severity: 'medium', message },
  ]);
});

test.each([
  '0 0 29 2 *',
  '@daily',
  '@every 1h30m',
  '*/5 * * * 1-5',
  'TZ=Europe/Zurich 0 3 * * *',
  '***HIDDEN***',
  '',
])('silent on %s', (schedule) => {
  expect(check({ cronJobs: [cronJob('backup', { schedule })] }).findings).toEqual([]);
});

test('silent on a suspended one', () => {
  expect(
    check({ cronJobs: [cronJob('backup', { schedule: '0 0 30 2 *', suspended: true })] }).findings,
  ).toEqual([]);
});

test('without what it needs there is no verdict', () => {
  expect(check({})).toMatchObject({ findings: [], verdicts: [{ outcome: 'not evaluated' }] });
});
