import { expect, test } from 'vitest';
import { markedTime } from '../../../src/snapshot/layouts/marked-time.ts';

test.each([
  ['2025-10-19T20:00:00Z\n', '2025-10-19T20:00:00.000Z'],
  ['{"time":"2025-10-19T22:00:00.5+02:00"}', '2025-10-19T20:00:00.000Z'],
  [
    '2023-05-03 15:58:41.123456 +0200 CEST m=+0.1\n2023-05-03 16:02:00 +0200 CEST m=+199\n',
    '2023-05-03T14:02:00.000Z',
  ],
  ['2025-10-19T20:00:00', null],
  ['2025-13-99T20:00:00Z', null],
  ['yesterday', null],
  ['', null],
])('%j names %s', (text, time) => {
  const at = markedTime(text);
  expect(at === null ? null : new Date(at).toISOString()).toBe(time);
});
