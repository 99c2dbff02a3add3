import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import kubectlVersionSkew from '../../src/rules/kubectl-version-skew.ts';
import { cluster } from '../builders/cluster.ts';
import { version } from '../builders/observation.ts';

test.each([
  ['v1.32.2+k3s1', 'v1.34.1', 'kubectl v1.34.1 is 2 minor versions newer than the API server v1.32.2+k3s1'],
  ['v1.34.1', 'v1.31.0', 'kubectl v1.31.0 is 3 minor versions older than the API server v1.34.1'],
])('server %s, kubectl %s', (server, client, message) => {
  const { findings } = evaluate([kubectlVersionSkew], cluster({ version: version(server, client) }));
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({ severity: 'low', subject: { kind: 'Cluster' }, message });
});

test.each([
  ['v1.32.2', 'v1.33.0'],
  ['v1.32.2', 'v1.31.9'],
  ['v1.32.2', null],
  [null, 'v1.34.1'],
])('silent on server %s, kubectl %s', (server, client) => {
  const { findings } = evaluate([kubectlVersionSkew], cluster({ version: version(server, client) }));
  expect(findings).toEqual([]);
});

test('without versions there is no verdict', () => {
  expect(evaluate([kubectlVersionSkew], cluster()).verdicts[0]?.outcome).toBe('not evaluated');
});
