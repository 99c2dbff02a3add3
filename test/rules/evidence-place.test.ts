import { expect, test } from 'vitest';
import { evidencePlace } from '../../src/rules/evidence-place.ts';

test.each([
  ['pods.json', 3, 'status.phase', 'pods.json#/items/3'],
  ['node.json', null, 'status.phase', 'node.json#/'],
  ['logs/cart.log', null, 'line 12', 'logs/cart.log'],
  ['odd.json', 0, 'line 12', 'odd.json#/items/0'],
])('%s item %s, %s', (file, item, path, expected) => {
  expect(evidencePlace({ source: { file, document: 0, item }, path, value: '' })).toBe(expected);
});
