import { expect, test } from 'vitest';
import { clockOffset, nextRun, parseCronSchedule, runsBetween } from '../../src/model/cron-schedule.ts';

const at = (text: string) => Date.parse(text);
const next = (schedule: string, after: string) => {
  const parsed = parseCronSchedule(schedule);
  const run = parsed === null ? null : nextRun(parsed, at(after));
  return run === null ? null : new Date(run).toISOString().slice(0, 16);
};

test.each([
  ['* * * * *', '2025-06-01T12:00:30Z', '2025-06-01T12:01'],
  ['*/15 * * * *', '2025-06-01T12:46:00Z', '2025-06-01T13:00'],
  ['0 3 * * *', '2025-06-01T03:00:00Z', '2025-06-02T03:00'],
  ['0 3 31 * *', '2025-06-01T00:00:00Z', '2025-07-31T03:00'],
  ['0 0 29 2 *', '2025-06-01T00:00:00Z', '2028-02-29T00:00'],
  ['0 9 * * MON-FRI', '2025-06-06T10:00:00Z', '2025-06-09T09:00'],
  ['0 0 1 jan,JUL ?', '2025-06-06T10:00:00Z', '2025-07-01T00:00'],
  ['5/20 8 * * *', '2025-06-01T08:06:00Z', '2025-06-01T08:25'],
  ['@weekly', '2025-06-02T00:00:00Z', '2025-06-08T00:00'],
  ['@monthly', '2025-06-02T00:00:00Z', '2025-07-01T00:00'],
  ['CRON_TZ=Asia/Tokyo 0 3 * * *', '2025-06-01T12:00:00Z', '2025-06-02T03:00'],
  ['@every 1h30m', '2025-06-01T12:00:00Z', '2025-06-01T13:30'],
  // Both day fields are given, so one of them suffices: the 13th, or a Friday.
  ['0 0 13 * 5', '2025-06-07T00:00:00Z', '2025-06-13T00:00'],
  ['0 0 10 * 5', '2025-06-07T00:00:00Z', '2025-06-10T00:00'],
  // A step makes of `*` a list of days.
  ['0 0 */10 * 1', '2025-06-03T00:00:00Z', '2025-06-09T00:00'],
])('%s after %s is %s', (schedule, after, expected) => {
  expect(next(schedule, after)).toBe(expected);
});

test.each([
  '',
  'at night',
  '* * * *',
  '60 * * * *',
  '* * * * 7',
  '5-1 * * * *',
  '*/0 * * * *',
  '1-2-3 * * * *',
  '@every day',
  '@noon',
])('%s is no schedule', (text) => {
  expect(parseCronSchedule(text)).toBeNull();
});

test('30 February never comes', () => {
  expect(next('0 0 30 2 *', '2025-06-01T00:00:00Z')).toBeNull();
});

test('runs are counted up to a most', () => {
  const hourly = parseCronSchedule('@hourly');
  if (hourly === null) throw new Error('no schedule');
  expect(runsBetween(hourly, at('2025-06-01T00:00:00Z'), at('2025-06-01T05:00:00Z'), 100)).toBe(5);
  expect(runsBetween(hourly, at('2025-06-01T00:00:00Z'), at('2025-06-09T05:00:00Z'), 100)).toBe(100);
});

test.each([
  ['0 3 * * *', '2025-06-01T03:00:00Z', 0],
  ['0 3 * * *', '2025-06-01T01:00:00Z', 2],
  ['0 3 * * *', '2025-06-01T08:00:00Z', -5],
  ['30 8 * * *', '2025-06-01T03:00:00Z', 5.5],
])('%s ran at %s by a clock %d hours ahead', (schedule, ranAt, hours) => {
  const parsed = parseCronSchedule(schedule);
  expect(parsed && clockOffset(parsed, at(ranAt))).toBe(hours * 3_600_000);
});

test('a time that no clock explains', () => {
  const parsed = parseCronSchedule('0 3 * * *');
  expect(parsed && clockOffset(parsed, at('2025-06-01T03:07:00Z'))).toBeNull();
});
