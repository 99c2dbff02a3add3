import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/host-namespace-shared.ts';
import { cluster } from '../builders/cluster.ts';
import { pod } from '../builders/pod.ts';

const run = (options: Parameters<typeof pod>[1]) =>
  evaluate([rule], cluster({ pods: [pod('cart', options)] })).findings;

test('says which', () => {
  expect(run({ spec: { hostPID: true, hostNetwork: true } })).toMatchObject([
    {
      severity: 'high',
      group: 'security',
      message: 'hostPID and hostNetwork set; 1 pod',
      evidence: [{ path: 'spec.hostPID' }, { path: 'spec.hostNetwork', value: 'true' }],
    },
  ]);
});

test.each([
  ['the network alone is less', { spec: { hostNetwork: true } }, 'medium'],
  ['IPC', { spec: { hostIPC: true } }, 'high'],
  ['an ingress controller', { image: 'traefik:v3.1', spec: { hostNetwork: true } }, 'info'],
  ['an ingress controller with more', { image: 'traefik:v3.1', spec: { hostPID: true } }, 'high'],
  ['an agent of the node', { image: 'grafana/promtail:3', spec: { hostPID: true } }, 'info'],
])('%s', (_, options, severity) => {
  expect(run(options)).toMatchObject([{ severity }]);
});

test('silent of others', () => {
  expect(run({})).toEqual([]);
  expect(run({ namespace: 'kube-system', spec: { hostNetwork: true } })).toEqual([]);
});

test('without pods there is no verdict', () => {
  expect(evaluate([rule], cluster({})).verdicts).toMatchObject([{ outcome: 'not evaluated' }]);
});
