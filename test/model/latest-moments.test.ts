import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LatestMoments } from '../../src/model/latest-moments.ts';

const NOW = Date.UTC(2025, 9, 19, 20);
const YEAR = 365 * 24 * 3_600_000;

function newest(...times: readonly number[]) {
  const moments = new LatestMoments();
  for (const [index, at] of times.entries()) moments.add({ at, detail: `Pod shop/cart-${index}` });
  return moments.newest();
}

test.each([
  ['nothing', [], null],
  ['one', [NOW], NOW],
  ['the later of two, however far apart', [NOW, NOW + 900 * YEAR], NOW + 900 * YEAR],
  ['five years are believed', [NOW, NOW - 1, NOW + 5 * YEAR], NOW + 5 * YEAR],
  ['more are not', [NOW, NOW - 1, NOW + 5 * YEAR + 1], NOW],
  ['nor of two that agree', [NOW, NOW - 1, NOW - 2, NOW + 900 * YEAR, NOW + 900 * YEAR], NOW],
  ['as many as the others are', [NOW, NOW - 1, NOW + 900 * YEAR, NOW + 901 * YEAR], NOW + 901 * YEAR],
])('%s', (_, times, at) => {
  expect(newest(...times)?.at ?? null).toBe(at);
});

test('what was not believed is said', () => {
  expect(newest(NOW, NOW - 1, Date.UTC(2999, 0, 1))?.detail).toBe(
    'Pod shop/cart-0; not believed: 2999-01-01T00:00:00Z of Pod shop/cart-2',
  );
});

test('whatever the order, and whatever since has left out', () => {
  const moment = fc.record({
    at: fc.integer({ min: NOW, max: NOW + 20 * YEAR }),
    detail: fc.constantFrom('a', 'b', 'c'),
  });
  fc.assert(
    fc.property(fc.array(moment, { maxLength: 60 }), fc.func(fc.nat()), (all, rank) => {
      const forward = new LatestMoments();
      const shuffled = new LatestMoments();
      for (const one of all) forward.add(one);
      for (const one of all.toSorted((a, b) => rank(a) - rank(b)))
        if (shuffled.since === null || one.at >= shuffled.since) shuffled.add(one);
      expect(shuffled.newest()).toEqual(forward.newest());
    }),
  );
});
