import { expect, test } from 'vitest';
import rule from '../../src/rules/bare-pod.ts';
import { evaluate } from '../../src/rules/evaluate.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { HOUR, NOW } from '../builders/meta.ts';
import { pod } from '../builders/pod.ts';
import { deployment } from '../builders/workload.ts';

const check = (options: ClusterOptions) => evaluate([rule], cluster(options));

test('a pod without a controller', () => {
  expect(check({ pods: [pod('cart')] }).findings).toMatchObject([
    {
      severity: 'low',
      group: 'risk',
      subject: { kind: 'Namespace', name: 'shop' },
      message: '1 pod without a controller: cart',
    },
  ]);
});

test.each([
  ['a controller stands behind it', pod('cart-5d4f8c7b9-a', { owner: deployment('cart') })],
  ['a static pod', pod('etcd-titan', { annotations: { 'kubernetes.io/config.mirror': 'abc' } })],
  ['a test of a chart', pod('cart-test', { annotations: { 'helm.sh/hook': 'test' } })],
  ['it is to run once', pod('try', { spec: { restartPolicy: 'Never' } })],
  ['it is done', pod('try', { phase: 'Succeeded' })],
  ['it is young', pod('try', { createdAt: NOW - HOUR + 1 })],
  ['the cluster brings it along', pod('proxy', { namespace: 'kube-system' })],
])('silent: %s', (_, one) => {
  expect(check({ pods: [one] }).findings).toEqual([]);
});

test('without what it needs there is no verdict', () => {
  expect(check({})).toMatchObject({ findings: [], verdicts: [{ outcome: 'not evaluated' }] });
});
