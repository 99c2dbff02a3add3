import { expect, test } from 'vitest';
import rule from '../../src/rules/dangerous-capability-added.ts';
import { evaluate } from '../../src/rules/evaluate.ts';
import privileged from '../../src/rules/privileged-container.ts';
import { cluster } from '../builders/cluster.ts';
import { container } from '../builders/container.ts';
import { pod } from '../builders/pod.ts';

const { security } = container('app');
const adding = (...addedCapabilities: readonly string[]) => ({
  security: { ...security, addedCapabilities },
});
const run = (options: Parameters<typeof pod>[1]) =>
  evaluate([privileged, rule], cluster({ pods: [pod('cart', options)] })).findings;

test('says which', () => {
  expect(run(adding('CHOWN', 'SYS_ADMIN'))).toMatchObject([
    {
      severity: 'high',
      group: 'security',
      message: 'capability added: 1 of 1 container: app (SYS_ADMIN); 1 pod',
      evidence: [{ path: 'spec.containers[0].securityContext.capabilities.add', value: 'CHOWN,SYS_ADMIN' }],
    },
  ]);
});

test.each([
  ['ALL', 'high'],
  ['CAP_SYS_MODULE', 'high'],
  ['NET_ADMIN', 'medium'],
])('%s: %s', (name, severity) => {
  expect(run(adding(name))).toMatchObject([{ severity }]);
});

test('a privileged container has them all', () => {
  const both = { security: { ...adding('NET_ADMIN').security, privileged: true } };
  expect(run(both)).toMatchObject([
    { rule: 'privileged-container', covered: [{ rule: 'dangerous-capability-added' }] },
  ]);
});

test('silent of harmless ones, and of the mesh that sets up the network of a pod', () => {
  expect(run(adding('CHOWN', 'NET_BIND_SERVICE', 'IPC_LOCK'))).toEqual([]);
  expect(run({ initContainers: [{ name: 'mesh-init', ...adding('NET_ADMIN', 'NET_RAW') }] })).toEqual([]);
  expect(run({ initContainers: [{ name: 'init', ...adding('SYS_ADMIN') }] })).toHaveLength(1);
});

test('without pods there is no verdict', () => {
  expect(evaluate([rule], cluster({})).verdicts).toMatchObject([{ outcome: 'not evaluated' }]);
});
