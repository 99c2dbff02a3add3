import { expect, test } from 'vitest';
import { isSystemNamespace } from '../../src/model/system-namespace.ts';

test.each([
  ['kube-system', true],
  ['openshift-monitoring', true],
  ['longhorn-system', true],
  ['default', false],
  ['monitoring', false],
  ['systems', false],
  ['', false],
])('%s: %s', (name, expected) => {
  expect(isSystemNamespace(name)).toBe(expected);
});
