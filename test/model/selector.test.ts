import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  formatSelector,
  isEmptySelector,
  type LabelSelector,
  matches,
  matchesLabels,
  readLabelSelector,
  selectsPods,
} from '../../src/model/selector.ts';

const EVERYTHING: LabelSelector = { matchLabels: {}, matchExpressions: [] };

function requiring(key: string, operator: string, ...values: string[]): LabelSelector {
  return { matchLabels: {}, matchExpressions: [{ key, operator, values }] };
}

test.each<[string, LabelSelector, Record<string, string>, boolean]>([
  ['everything, anything', EVERYTHING, { app: 'cart' }, true],
  ['everything, nothing', EVERYTHING, {}, true],
  ['In, listed', requiring('tier', 'In', 'blue', 'green'), { tier: 'green' }, true],
  ['In, not listed', requiring('tier', 'In', 'blue', 'green'), { tier: 'red' }, false],
  ['In, missing', requiring('tier', 'In', 'blue'), { app: 'cart' }, false],
  ['In, the empty value', requiring('tier', 'In', ''), { tier: '' }, true],
  ['In, the empty value is not a missing key', requiring('tier', 'In', ''), { app: 'cart' }, false],
  ['NotIn, listed', requiring('tier', 'NotIn', 'blue'), { tier: 'blue' }, false],
  ['NotIn, not listed', requiring('tier', 'NotIn', 'blue'), { tier: 'red' }, true],
  ['NotIn, missing', requiring('tier', 'NotIn', 'blue'), { app: 'cart' }, true],
  ['Exists, empty value', requiring('canary', 'Exists'), { canary: '' }, true],
  ['Exists, missing', requiring('canary', 'Exists'), { app: 'cart' }, false],
  ['DoesNotExist, there', requiring('canary', 'DoesNotExist'), { canary: '' }, false],
  ['DoesNotExist, missing', requiring('canary', 'DoesNotExist'), {}, true],
  ['an unknown operator', requiring('tier', 'Gt', '1'), { tier: '2' }, false],
  ['an operator in lower case', requiring('canary', 'exists'), { canary: '' }, false],
  ['In without values', requiring('tier', 'In'), { tier: 'blue' }, false],
  ['NotIn without values', requiring('tier', 'NotIn'), { tier: 'blue' }, false],
  ['Exists with values', requiring('canary', 'Exists', 'yes'), { canary: 'yes' }, false],
  ['DoesNotExist with values', requiring('canary', 'DoesNotExist', 'yes'), {}, false],
  ['a key of Object', requiring('constructor', 'DoesNotExist'), {}, true],
  ['a key of Object, required', requiring('toString', 'Exists'), {}, false],
])('%s', (_, selector, labels, expected) => {
  expect(matches(selector, labels)).toBe(expected);
});

test('labels and expressions must all hold', () => {
  const selector = {
    matchLabels: { app: 'cart' },
    matchExpressions: [
      { key: 'tier', operator: 'In', values: ['blue'] },
      { key: 'canary', operator: 'DoesNotExist', values: [] },
    ],
  };
  expect(matches(selector, { app: 'cart', tier: 'blue' })).toBe(true);
  expect(matches(selector, { app: 'till', tier: 'blue' })).toBe(false);
  expect(matches(selector, { app: 'cart', tier: 'red' })).toBe(false);
  expect(matches(selector, { app: 'cart', tier: 'blue', canary: 'yes' })).toBe(false);
});

test('only a Service with a selector selects pods', () => {
  expect(matchesLabels({}, { app: 'cart' })).toBe(true);
  expect(selectsPods({}, { app: 'cart' })).toBe(false);
  expect(selectsPods({ app: 'cart' }, { app: 'cart', tier: 'blue' })).toBe(true);
  expect(selectsPods({ app: 'cart' }, { app: 'till' })).toBe(false);
});

test('reads what the API writes', () => {
  expect(
    readLabelSelector({
      matchLabels: { app: 'cart' },
      matchExpressions: [{ key: 'canary', operator: 'Exists' }],
    }),
  ).toEqual({
    matchLabels: { app: 'cart' },
    matchExpressions: [{ key: 'canary', operator: 'Exists', values: [] }],
  });
  expect(readLabelSelector({})).toEqual(EVERYTHING);
  expect(readLabelSelector({ matchLabels: null, matchExpressions: null })).toEqual(EVERYTHING);
});

test.each([
  ['absent', undefined],
  ['null', null],
  ['text', 'app=cart'],
  ['a list', []],
  ['labels that are no map', { matchLabels: 'app' }],
  ['a value that is no text', { matchLabels: { app: 1 } }],
  ['expressions that are no list', { matchExpressions: { key: 'app' } }],
  ['an expression without key', { matchExpressions: [{ operator: 'Exists' }] }],
  ['an expression without operator', { matchExpressions: [{ key: 'app' }] }],
  [
    'an expression whose value is no text',
    { matchExpressions: [{ key: 'app', operator: 'NotIn', values: [1] }] },
  ],
])('is no selector, rather than a wider one: %s', (_, raw) => {
  expect(readLabelSelector(raw)).toBeNull();
});

test('a label named __proto__ is a label', () => {
  const raw: unknown = JSON.parse('{"matchLabels": {"__proto__": "cart"}}');
  const selector = readLabelSelector(raw) ?? EVERYTHING;
  expect(isEmptySelector(selector)).toBe(false);
  expect(matches(selector, {})).toBe(false);
  expect(matches(selector, readLabelSelector(raw)?.matchLabels ?? {})).toBe(true);
  expect(readLabelSelector(JSON.parse('{"__proto__": {"matchLabels": {"app": "cart"}}}'))).toEqual(
    EVERYTHING,
  );
});

test.each<[LabelSelector, string]>([
  [EVERYTHING, ''],
  [{ matchLabels: { tier: 'blue', app: 'cart' }, matchExpressions: [] }, 'app=cart,tier=blue'],
  [requiring('tier', 'In', 'green', 'blue'), 'tier in (blue,green)'],
  [requiring('tier', 'NotIn', 'blue'), 'tier notin (blue)'],
  [requiring('canary', 'Exists'), 'canary'],
  [requiring('canary', 'DoesNotExist'), '!canary'],
  [
    { matchLabels: { z: '' }, matchExpressions: [{ key: 'a', operator: 'DoesNotExist', values: [] }] },
    '!a,z=',
  ],
])('%j is written %s', (selector, text) => {
  expect(formatSelector(selector)).toBe(text);
});

const labels = fc.dictionary(
  fc.constantFrom('app', 'tier', 'canary', '__proto__'),
  fc.constantFrom('', 'a', 'b'),
);
const requirement = fc.record({
  key: fc.constantFrom('app', 'tier', 'canary', 'constructor'),
  operator: fc.constantFrom('In', 'NotIn', 'Exists', 'DoesNotExist', 'Like'),
  values: fc.array(fc.constantFrom('', 'a', 'b'), { maxLength: 2 }),
});
const selectors = fc.record({
  matchLabels: labels,
  matchExpressions: fc.array(requirement, { maxLength: 3 }),
});

test('every requirement more can only select less', () => {
  fc.assert(
    fc.property(selectors, requirement, labels, (selector, more, given) => {
      const narrower = { ...selector, matchExpressions: [...selector.matchExpressions, more] };
      expect(matches(narrower, given) && !matches(selector, given)).toBe(false);
    }),
  );
});

test('In and NotIn are opposites wherever the key is there', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('', 'a', 'b'), { minLength: 1 }),
      fc.constantFrom('', 'a', 'b'),
      (values, tier) => {
        const is = matches(requiring('tier', 'In', ...values), { tier });
        expect(matches(requiring('tier', 'NotIn', ...values), { tier })).toBe(!is);
      },
    ),
  );
});

test('a selector read from JSON is the selector written', () => {
  fc.assert(
    fc.property(selectors, (selector) => {
      expect(readLabelSelector(JSON.parse(JSON.stringify(selector)))).toEqual(
        JSON.parse(JSON.stringify(selector)),
      );
    }),
  );
});

test('reading never throws', () => {
  fc.assert(
    fc.property(fc.anything(), (raw) => {
      const selector = readLabelSelector(raw);
      if (selector !== null) expect(typeof formatSelector(selector)).toBe('string');
    }),
  );
});
