import { expect, test } from 'vitest';
import { homeOf } from '../../src/snapshot/home.ts';

test.each([
  [['pods.json'], ''],
  [['shop/pods.json', 'shop/logs/a.log'], 'shop/'],
  [['case/shop/pods.json', 'case/shop/logs/a.log'], 'case/shop/'],
  [['shop/pods.json', 'shop-2/pods.json'], ''],
  [['case/shop/pods.json', 'case/shop-2/pods.json'], 'case/'],
  [['shop/pods.json', 'pods.json'], ''],
  [[], ''],
])('everything of %j lies in %j', (paths, home) => {
  expect(homeOf(paths)).toBe(home);
});
