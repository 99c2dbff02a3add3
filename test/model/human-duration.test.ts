import fc from 'fast-check';
import { expect, test } from 'vitest';
import { humanDuration, kubectlAge, longDuration } from '../../src/model/human-duration.ts';

const S = 1000;
const M = 60 * S;
const H = 60 * M;
const D = 24 * H;
const Y = 365 * D;
const NANOSECOND = 1e-6;

// The vectors of apimachinery's duration_test.go.
test.each([
  [S, '1s'],
  [70 * S, '70s'],
  [190 * S, '3m10s'],
  [70 * M, '70m'],
  [47 * H, '47h'],
  [49 * H, '2d1h'],
  [8 * D + 2 * H, '8d'],
  [367 * D, '367d'],
  [2 * Y + 25 * H, '2y1d'],
  [8 * Y + 2 * H, '8y'],
  [-2 * S, '<invalid>'],
  [-2 * S + NANOSECOND, '0s'],
  [0, '0s'],
  [S - 1, '0s'],
  [2 * M - 1, '119s'],
  [2 * M, '2m'],
  [2 * M + S, '2m1s'],
  [10 * M - 1, '9m59s'],
  [10 * M, '10m'],
  [10 * M + S, '10m'],
  [3 * H - 1, '179m'],
  [3 * H, '3h'],
  [3 * H + M, '3h1m'],
  [8 * H - 1, '7h59m'],
  [8 * H, '8h'],
  [8 * H + 59 * M, '8h'],
  [2 * D - 1, '47h'],
  [2 * D, '2d'],
  [2 * D + H, '2d1h'],
  [8 * D - 1, '7d23h'],
  [8 * D, '8d'],
  [8 * D + 23 * H, '8d'],
  [2 * Y - 1, '729d'],
  [2 * Y, '2y'],
  [2 * Y + 23 * H, '2y'],
  [2 * Y + 23 * H + 59 * M, '2y'],
  [2 * Y + D - 1, '2y'],
  [2 * Y + D, '2y1d'],
  [3 * Y, '3y'],
  [4 * Y, '4y'],
  [5 * Y, '5y'],
  [6 * Y, '6y'],
  [7 * Y, '7y'],
  [8 * Y - 1, '7y364d'],
  [8 * Y, '8y'],
  [8 * Y + 364 * D, '8y'],
  [9 * Y, '9y'],
])('%d ms is %s', (ms, text) => {
  expect(humanDuration(ms)).toBe(text);
});

test.each([
  [7 * M, '7 minutes'],
  [10 * H, '10 hours'],
  [D, '1 day'],
  [2 * D - 1, '1 day'],
  [149 * D + 8 * H, '149 days'],
  [3 * Y, '1095 days'],
  [S, '1 second'],
  [M, '1 minute'],
  [H, '1 hour'],
  [0, '0 seconds'],
  [-S, '0 seconds'],
  [-2 * S, '<invalid>'],
])('%d ms is %s, in words', (ms, text) => {
  expect(longDuration(ms)).toBe(text);
});

test('an age is counted from the capture, and unknown without both moments', () => {
  const captured = Date.UTC(2025, 9, 19, 20);
  expect(kubectlAge(captured, captured - (7 * D + 15 * H))).toBe('7d15h');
  expect(kubectlAge(captured, captured - 58 * S)).toBe('58s');
  expect(kubectlAge(captured, null)).toBe('<unknown>');
  expect(kubectlAge(null, captured)).toBe('<unknown>');
  expect(kubectlAge(captured, captured + H)).toBe('<invalid>');
});

test('what is no duration is invalid in every form', () => {
  for (const form of [humanDuration, longDuration]) expect(form(Number.NaN)).toBe('<invalid>');
});

test('the printed parts never claim more time than passed', () => {
  const sizes: Readonly<Record<string, number>> = { s: S, m: M, h: H, d: D, y: Y };
  fc.assert(
    fc.property(fc.nat(20 * Y), (ms) => {
      const parts = [...humanDuration(ms).matchAll(/(\d+)([smhdy])/g)];
      const claimed = parts.reduce(
        (sum, [, amount, unit = '']) => sum + Number(amount) * (sizes[unit] ?? 0),
        0,
      );
      expect(claimed).toBeLessThanOrEqual(ms);
    }),
  );
});
