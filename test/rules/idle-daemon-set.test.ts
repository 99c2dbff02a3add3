import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/idle-daemon-set.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { daemonSet } from '../builders/workload.ts';

const check = (options: ClusterOptions) => evaluate([rule], cluster(options));

const idle = (namespace = 'shop') =>
  daemonSet('gpu', { desired: 0, namespace, spec: { nodeSelector: { gpu: 'true' } } });

test('a DaemonSet for nodes that are not there', () => {
  expect(check({ daemonSets: [idle()] }).findings).toMatchObject([
    { severity: 'info', group: 'cleanup', message: 'is to run on 0 nodes; it asks for gpu=true' },
  ]);
});

test.each([
  ['it runs somewhere', daemonSet('gpu', { desired: 1 })],
  ['the cluster brings it along', idle('kube-system')],
  ['nobody has looked at it', daemonSet('gpu', { desired: 0, observedGeneration: null })],
])('silent: %s', (_, one) => {
  expect(check({ daemonSets: [one] }).findings).toEqual([]);
});

test('without what it needs there is no verdict', () => {
  expect(check({})).toMatchObject({ findings: [], verdicts: [{ outcome: 'not evaluated' }] });
});
