import { expect, test } from 'vitest';
import { shortPath } from '../../../src/report/format/short-path.ts';

test('a path that fits stays as it is', () => {
  const path = 'a'.repeat(100);
  expect(shortPath(path, 100)).toBe(path);
});

test('a longer one keeps its start and its file name, and is as long as it may be', () => {
  const path = `must-gather.local.1/${'quay-io-'.repeat(20)}/namespaces/shop/core/pods.yaml`;
  const short = shortPath(path, 100);
  expect(short).toHaveLength(100);
  expect(short).toMatch(/^must-gather\.local\.1\/.*….*\/namespaces\/shop\/core\/pods\.yaml$/);
});
