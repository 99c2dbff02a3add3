import { expect, test } from 'vitest';
import { isNearMiss, nearest } from '../../../src/analysis/causes/near-miss.ts';

test.each([
  ['cart', 'carts'],
  ['acme-shop', 'acme-shpo'],
  ['v1.4.2', 'v1.4_2'],
  ['v1.4.2', 'v1.4.2x'],
  ['checkout', 'chckout'],
  ['till-db', 'till-db22'],
])('%s and %s differ by one slip', (a, b) => {
  expect(isNearMiss(a, b)).toBe(true);
  expect(isNearMiss(b, a)).toBe(true);
});

test.each([
  ['cart', 'cart'],
  ['cart', 'cart-db'],
  ['checkout', 'hceckotu'],
  ['db', 'db2'],
  ['payment', 'shipping'],
])('%s and %s do not', (a, b) => {
  expect(isNearMiss(a, b)).toBe(false);
});

test('the first that is near', () => {
  expect(nearest('carts', ['desk', 'cart', 'cartes'])).toBe('cart');
  expect(nearest('carts', ['desk'])).toBeNull();
});
