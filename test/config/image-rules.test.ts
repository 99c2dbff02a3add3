import { expect, test } from 'vitest';
import { parseConfiguration } from '../../src/config/parse-configuration.ts';
import { RULES } from '../../src/rules/catalogue.ts';
import { evaluate } from '../../src/rules/evaluate.ts';
import { cluster } from '../builders/cluster.ts';
import { deployment } from '../builders/workload.ts';

function found(configuration: object, image: string) {
  const { rules } = parseConfiguration('c.yaml', JSON.stringify(configuration), RULES);
  const of = cluster({ capturedAll: true, deployments: [deployment('cart', { image })] });
  return evaluate(rules, of).findings.map(({ fingerprint, message }) => `${fingerprint}: ${message}`);
}

test.each([
  ['registry.example.org/shop/cart:v1', []],
  ['shop/cart:v1', ['unexpected-image-registry shop/Deployment/cart: shop/cart:v1']],
  [
    'registry.example.org:5000/shop/cart:v1',
    ['unexpected-image-registry shop/Deployment/cart: registry.example.org:5000/shop/cart:v1'],
  ],
])('registries: %s', (image, expected) => {
  expect(found({ expectedRegistries: ['registry.example.org'] }, image)).toEqual(expected);
});

test.each([
  ['shop/cart:v1', []],
  ['docker.io/shop/cart:v1', []],
  ['shop/cart:latest', ['unconventional-image-name shop/Deployment/cart: shop/cart:latest']],
])('conventions match an image as it is written or whole: %s', (image, expected) => {
  expect(found({ imageConventions: ['docker.io/shop/*:v*'] }, image)).toEqual(expected);
});

test('the name of a registry is a host: in any case', () => {
  expect(
    found({ expectedRegistries: ['Registry.Example.ORG'] }, 'registry.example.org/shop/cart:v1'),
  ).toEqual([]);
});
