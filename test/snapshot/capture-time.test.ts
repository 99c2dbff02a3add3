import { expect, test } from 'vitest';
import { type Clocks, captureTime, contradiction } from '../../src/snapshot/capture-time.ts';

const NOON = Date.UTC(2025, 9, 19, 12);
const MINUTE = 60_000;
const NONE: Clocks = { option: null, manifest: null, markers: [], metrics: null, newest: null };
const ALL: Clocks = {
  option: NOON,
  manifest: NOON + 1,
  markers: [{ at: NOON + 2, detail: 'captured-at.txt' }],
  metrics: { at: NOON + 3, detail: 'top-nodes.json' },
  newest: { at: NOON - MINUTE, detail: 'pods.json' },
};

test.each([
  [ALL, NOON, 'option', '--captured-at'],
  [{ ...ALL, option: null }, NOON + 1, 'snapshot.yaml', 'capturedAt'],
  [{ ...ALL, option: null, manifest: null }, NOON + 2, 'marker', 'captured-at.txt'],
  [{ ...NONE, metrics: ALL.metrics, newest: ALL.newest }, NOON + 3, 'metrics', 'top-nodes.json'],
  [{ ...NONE, newest: ALL.newest }, NOON - MINUTE, 'newest timestamp', 'pods.json'],
  [NONE, null, 'none', 'no timestamp anywhere in the snapshot'],
] as const)('the clock that can be trusted most: case %#', (clocks, at, source, detail) => {
  expect(captureTime(clocks)).toEqual({ at, source, detail });
});

test('of several markers the last, and of equal ones the first by path', () => {
  const markers = ['b/timestamp', 'a/timestamp'].map((detail) => ({ at: NOON, detail }));
  expect(captureTime({ ...NONE, markers }).detail).toBe('a/timestamp');
  const later = { at: NOON + 1, detail: 'z' };
  expect(captureTime({ ...NONE, markers: [...markers, later] })).toMatchObject({ at: NOON + 1, detail: 'z' });
});

test.each([
  ['within a quarter of an hour an object may be younger than the clock', 15 * MINUTE, 15 * MINUTE],
  ['beyond that its time is not believed', 15 * MINUTE + 1, 0],
])('%s', (_, skew, moved) => {
  const newest = { at: NOON + skew, detail: 'pods.json' };
  for (const clock of [{ markers: [{ at: NOON, detail: 'm' }] }, { metrics: { at: NOON, detail: 'm' } }]) {
    expect(captureTime({ ...NONE, ...clock, newest }).at).toBe(NOON + moved);
  }
  expect(captureTime({ ...NONE, manifest: NOON, newest }).at).toBe(NOON);
});

test.each([
  ['a day', 24 * 60 * MINUTE, null],
  ['more than a day', 24 * 60 * MINUTE + 1, '1 day later'],
  ['years', 3 * 365 * 24 * 60 * MINUTE + 1, '3 years later'],
  ['earlier', -MINUTE, null],
])('a clock that objects contradict: %s', (_, skew, words) => {
  const problem = contradiction(
    { at: NOON, detail: 'timestamp' },
    { at: NOON + skew, detail: 'Pod shop/cart-0' },
  );
  if (words === null) expect(problem).toBeNull();
  else expect(problem).toContain(words);
});

test('nothing contradicts a clock where nothing is dated', () => {
  expect(contradiction({ at: NOON, detail: 'timestamp' }, null)).toBeNull();
});
