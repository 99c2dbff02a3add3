import { expect, test } from 'vitest';
import { mainContainer } from '../../src/model/main-container.ts';
import { container } from '../builders/container.ts';
import { podTemplate } from '../builders/pod-spec.ts';

const of = (names: readonly string[], podAnnotations: Readonly<Record<string, string>> = {}) =>
  mainContainer(
    'shop-cart',
    podTemplate('shop-cart', { podAnnotations, spec: { containers: names.map((name) => container(name)) } }),
  )?.name;

test.each([
  [['proxy', 'cart'], 'cart'],
  [['proxy', 'shop-cart'], 'shop-cart'],
  [['web', 'proxy'], 'web'],
  [[], undefined],
])('of %j: %s', (names, expected) => {
  expect(of(names)).toBe(expected);
});

test('the annotation decides', () => {
  expect(of(['cart', 'web'], { 'kubectl.kubernetes.io/default-container': 'web' })).toBe('web');
});
