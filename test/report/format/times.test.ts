import { expect, test } from 'vitest';
import { ageSince, dateTime, day, statedDay } from '../../../src/report/format/times.ts';
import { DEFAULT_STYLE, type PageStyle } from '../../../src/report/style/page-style.ts';

const AT = Date.parse('2026-01-06T23:30:05Z');
const LONG: PageStyle = { ...DEFAULT_STYLE, dates: 'long' };
const east: PageStyle = { ...DEFAULT_STYLE, zone: { offsetAt: () => 330 } };
const west: PageStyle = { ...LONG, zone: { offsetAt: () => -150 } };

test.each([
  [DEFAULT_STYLE, '2026-01-06 23:30:05 UTC', '2026-01-06'],
  [LONG, 'January 6, 2026, 23:30:05 UTC', 'January 6, 2026'],
  [east, '2026-01-07 05:00:05 UTC+05:30', '2026-01-07'],
  [west, 'January 6, 2026, 21:00:05 UTC-02:30', 'January 6, 2026'],
])('a time has its zone, a day is that of the zone', (style, time, date) => {
  expect(dateTime(AT, style)).toBe(time);
  expect(day(AT, style)).toBe(date);
});

test('a stated day has no zone', () => {
  expect(statedDay('2026-01-06', west)).toBe('January 6, 2026');
  expect(statedDay('2026-01-06', east)).toBe('2026-01-06');
  expect(statedDay('after the audit', west)).toBe('after the audit');
  expect(statedDay('2026-13-40', west)).toBe('2026-13-40');
});

test('an age says since when', () => {
  expect(ageSince(AT, AT - 149 * 86_400_000, LONG)).toBe('149 days (since August 10, 2025)');
});
