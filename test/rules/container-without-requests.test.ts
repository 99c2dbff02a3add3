import { expect, test } from 'vitest';
import withoutLimits from '../../src/rules/container-without-limits.ts';
import rule from '../../src/rules/container-without-requests.ts';
import { evaluate } from '../../src/rules/evaluate.ts';
import { cluster } from '../builders/cluster.ts';
import { pod } from '../builders/pod.ts';
import { deployment } from '../builders/workload.ts';

const run = (...pods: readonly ReturnType<typeof pod>[]) =>
  evaluate([rule, withoutLimits], cluster({ pods }));
const bare = { requests: {}, limits: {}, qosClass: 'BestEffort' };

test('one finding a workload, which covers the missing limit', () => {
  const owner = deployment('cart');
  const { findings } = run(
    pod('cart-7d9f-a', { owner, ...bare }),
    pod('cart-7d9f-b', { owner, ...bare }),
    pod('till'),
  );
  expect(findings).toMatchObject([
    {
      severity: 'low',
      group: 'hygiene',
      subject: { kind: 'Deployment', namespace: 'shop', name: 'cart' },
      message:
        '1 of 1 container without a request for cpu and memory: cart; 1 without a memory limit; 2 pods',
      evidence: [{ path: 'spec.containers[0].resources.requests.cpu', value: '<none>' }],
      covered: [{ rule: 'container-without-limits' }],
    },
  ]);
});

test('half a request is less to worry about', () => {
  expect(run(pod('cart', { requests: { cpu: 1 } })).findings).toMatchObject([
    { severity: 'info', message: '1 of 1 container without a request for memory: app; 1 pod' },
  ]);
});

test.each<[string, Parameters<typeof pod>[1]]>([
  ['a pod that says all', {}],
  ['a finished pod', { ...bare, phase: 'Succeeded' }],
  ['a pod of the system', { ...bare, namespace: 'kube-system' }],
  ['requests of the pod as a whole', { ...bare, qosClass: 'Burstable' }],
  ['an init container, which ends', { initContainers: [{ name: 'wait', requests: {}, limits: {} }] }],
  ['the load balancer of k3s', { ...bare, labels: { 'svccontroller.k3s.cattle.io/svcname': 'web' } }],
])('silent of %s', (_, options) => {
  expect(run(pod('cart', options)).findings).toEqual([]);
});

test('a sidecar runs on', () => {
  const initContainers = [{ name: 'mesh', sidecar: true, requests: {}, limits: { memory: 1 } }];
  expect(run(pod('cart', { initContainers })).findings).toMatchObject([{ facts: { lacking: ['mesh'] } }]);
});

test('without pods there is no verdict', () => {
  expect(evaluate([rule], cluster({ deployments: [] })).verdicts).toMatchObject([
    { outcome: 'not evaluated', missing: ['pods'] },
  ]);
});
