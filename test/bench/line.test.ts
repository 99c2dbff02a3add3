import { expect, test } from 'vitest';
import { compared, table } from './line.ts';
import { median } from './rounds.ts';

const other = { wall: 1000, peak: 100 * 2 ** 20 };

test('a target is met at exactly its limit and missed above it', () => {
  const targets = { wall: 0.6, memory: 0.5 };
  const at = compared({ what: '', ours: { wall: 600, peak: 50 * 2 ** 20 }, other, targets });
  expect(at.missed).toBeNull();
  const slower = compared({ what: '', ours: { wall: 601, peak: 50 * 2 ** 20 }, other, targets });
  expect(slower.missed).toBe('wall');
  const larger = compared({ what: '', ours: { wall: 601, peak: 51 * 2 ** 20 }, other, targets });
  expect(larger.missed).toBe('wall, memory');
});

test('memory that could not be told meets no target, and needs none', () => {
  const ours = { wall: 1, peak: null };
  expect(compared({ what: '', ours, other, targets: { memory: 1 } }).missed).toBe('memory');
  expect(compared({ what: '', ours, other, targets: { wall: 1 } }).missed).toBeNull();
});

test('the table says what was missed', () => {
  const also = { what: 'same audit', holds: false };
  const line = compared({ what: 'a|b', ours: other, other, targets: { wall: 1 / 5 }, also });
  expect(table([line]).split('\n').at(2)).toBe(
    '| a\\|b | 1.00 | 1.00 | 1.00 | 100 | 100 | 1.00 | wall ≤ 0.2, same audit | **no**: wall, same audit |',
  );
});

test('the median of an even number lies between the two in the middle', () => {
  expect(median([9, 1, 3])).toBe(3);
  expect(median([9, 1, 3, 5])).toBe(4);
});
