import { expect, test } from 'vitest';
import { closest } from '../src/closest.ts';

const KEYS = ['report', 'cluster', 'namespaces', 'nodes', 'dns', 'claims'];

test.each([
  ['a letter missing', 'namspaces', 'namespaces'],
  ['a letter too many', 'nodess', 'nodes'],
  ['a wrong letter', 'clustar', 'cluster'],
  ['two letters swapped', 'dsn', 'dns'],
  ['another case', 'Namespaces', 'namespaces'],
  ['the singular', 'node', 'nodes'],
  ['another word', 'certificates', null],
  ['two letters of three', 'no', null],
  ['nothing', '', null],
  ['astral letters are letters', '🔴🔴🔴', null],
])('%s: %j', (_, word, expected) => {
  expect(closest(word, KEYS)).toBe(expected);
});

test('of two that are as near, the first by code unit', () => {
  expect(closest('cart-c', ['cart-b', 'cart-a'])).toBe('cart-a');
});

test('nothing is near to nothing', () => {
  expect(closest('cart', [])).toBeNull();
});
