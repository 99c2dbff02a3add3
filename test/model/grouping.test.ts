import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countBy, createTally, groupBy } from '../../src/model/grouping.ts';

/** Few keys, some that a map and `===` may treat apart. */
const keys = fc.array(
  fc.constantFrom<string | null | undefined | number>('a', 'b', '', null, undefined, Number.NaN),
);

test('groups are in order of first appearance, members in their order, whether or not they stand together', () => {
  fc.assert(
    fc.property(keys, (all) => {
      const elements = all.map((key, place) => ({ key, place }));
      const plain = [...new Set(all)].map((key) => [key, elements.filter((one) => Object.is(one.key, key))]);
      expect([...groupBy(elements, ({ key }) => key)]).toEqual(plain);
    }),
  );
});

test('keys are counted as they are grouped', () => {
  fc.assert(
    fc.property(keys, (all) => {
      const sizes = [...groupBy(all, (key) => key)].map(([key, same]) => [key, same.length]);
      expect([...countBy(all, (key) => key)]).toEqual(sizes);
    }),
  );
});

test('a tally goes on after it was read, and counts several at once', () => {
  const tally = createTally<string>();
  expect([...tally.counts()]).toEqual([]);
  tally.add('shop', 2);
  expect([...tally.counts()]).toEqual([['shop', 2]]);
  tally.add('shop');
  tally.add('kilo');
  tally.add('shop');
  expect([...tally.counts()]).toEqual([
    ['shop', 4],
    ['kilo', 1],
  ]);
});
