import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findingPattern, ruleFindings } from '../../../src/rules/configuration/finding-pattern.ts';
import { wildcard } from '../../../src/rules/configuration/wildcard.ts';

test.each([
  ['a', 'a', true],
  ['a', 'ab', false],
  ['a*', 'a', true],
  ['a*', 'ba', false],
  ['*a', 'bca', true],
  ['a*a', 'a', false],
  ['a*a', 'aa', true],
  ['a*b*c', 'a-b-c', true],
  ['a*b*c', 'a-c-b', false],
  ['a*bc*c', 'abc', false],
  ['**', '', true],
  ['.', 'x', false],
  ['[a]', 'a', false],
  ['a?c', 'abc', false],
  ['stuck-rollout shop/*', 'stuck-rollout shop/Deployment/cart', true],
  ['stuck-rollout shop/*', 'stuck-rollout shop-2/Deployment/cart', false],
])('%s and %s: %s', (pattern, text, expected) => {
  expect(wildcard(pattern)(text)).toBe(expected);
});

test('is what a regular expression would say', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', '*'), maxLength: 8 });
  const text = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 8 });
  fc.assert(
    fc.property(letters, text, (pattern, name) => {
      const expected = new RegExp(`^${pattern.replaceAll('*', '.*')}$`).test(name);
      expect(wildcard(pattern)(name)).toBe(expected);
    }),
    { numRuns: 2000 },
  );
});

test('a pattern of stars alone takes no time', () => {
  const matches = wildcard(`${'*a'.repeat(400)}*b`);
  const text = 'a'.repeat(100_000);
  const before = process.hrtime.bigint();
  for (let times = 0; times < 100; times += 1) expect(matches(text)).toBe(false);
  expect(Number(process.hrtime.bigint() - before) / 1e6).toBeLessThan(1000);
});

test('the rule of a pattern is what stands before the blank', () => {
  const { hasRule, matches } = findingPattern('stuck-* shop/*');
  expect(hasRule('stuck-rollout')).toBe(true);
  expect(hasRule('bare-pod')).toBe(false);
  expect(matches('stuck-rollout shop/Pod/a')).toBe(true);
  expect(ruleFindings('stuck-rollout').matches('stuck-rollout-late shop/Pod/a')).toBe(false);
});
