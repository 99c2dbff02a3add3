import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  compareKubernetesVersions,
  type KubernetesVersion,
  minorSkew,
  parseKubernetesVersion,
} from '../../src/model/kubernetes-version.ts';

test.each([
  ['v1.32.2+k3s1', 1, 32, 2, 'k3s'],
  ['v1.31.4-rc1+k3s1', 1, 31, 4, 'k3s'],
  ['v1.28.10+rke2r1', 1, 28, 10, 'rke2'],
  ['v1.30.0+k0s.0', 1, 30, 0, 'k0s'],
  ['v1.28.5-gke.1217000', 1, 28, 5, 'gke'],
  ['v1.29.1-eks-508b6b3', 1, 29, 1, 'eks'],
  ['v1.27.6+f67aeb3', 1, 27, 6, 'openshift'],
  ['v1.34.1', 1, 34, 1, null],
  ['v1.27', 1, 27, null, null],
  ['1.30+', 1, 30, null, null],
  ['v1.33.0-alpha.2', 1, 33, 0, null],
])('%s is %d.%d, patch %s, by %s', (text, major, minor, patch, distribution) => {
  expect(parseKubernetesVersion(text)).toEqual({ major, minor, patch, text, distribution });
});

test.each([
  '',
  'v1',
  '1.',
  'latest',
  'v1.2.3.4',
  'v1.30.0 (modified)',
  'version 1.30',
  '1.30++',
  'v1.30-\u001b[1m',
  null,
  1.3,
  {},
])('is no version: %s', (text) => {
  expect(parseKubernetesVersion(text)).toBeNull();
});

function version(text: string): KubernetesVersion {
  const parsed = parseKubernetesVersion(text);
  if (parsed === null) throw new Error(`${text} should be a version`);
  return parsed;
}

test('skew counts minor versions, and nothing across major ones', () => {
  expect(minorSkew(version('v1.34.1'), version('v1.32.2+k3s1'))).toBe(2);
  expect(minorSkew(version('v1.32.2+k3s1'), version('v1.34.1'))).toBe(-2);
  expect(minorSkew(version('v2.0.0'), version('v1.34.1'))).toBeNull();
});

test('sorts by number, not by text', () => {
  const given = ['v1.9.0', 'v1.32.10', 'v1.32.2+k3s1', '1.32', 'v1.100.0'];
  const sorted = given.map(version).toSorted(compareKubernetesVersions);
  expect(sorted.map(({ text }) => text)).toEqual(['v1.9.0', '1.32', 'v1.32.2+k3s1', 'v1.32.10', 'v1.100.0']);
});

test('reading never throws', () => {
  fc.assert(
    fc.property(fc.anything(), (text) => {
      expect(parseKubernetesVersion(text)?.text ?? text).toBe(text);
    }),
  );
});
