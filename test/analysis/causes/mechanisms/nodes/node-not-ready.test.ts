import { expect, test } from 'vitest';
import type { Condition } from '../../../../../src/model/condition.ts';
import { cluster } from '../../../../builders/cluster.ts';
import { conditionOf } from '../../../../builders/condition.ts';
import { lease } from '../../../../builders/extension.ts';
import { HOUR, MINUTE, NOW } from '../../../../builders/meta.ts';
import { node } from '../../../../builders/node.ts';
import { event } from '../../../../builders/observation.ts';
import { pod } from '../../../../builders/pod.ts';
import { deployment } from '../../../../builders/workload.ts';
import { causeBy, explained } from '../../explained.ts';

const notReady = (message: string): readonly Condition[] => [
  conditionOf('Ready', false, { reason: 'KubeletNotReady', message }),
];
const fine = node('node-2');
const mechanisms = (...args: Parameters<typeof cluster>) =>
  explained(cluster(...args)).causes.map(({ mechanism, root }) => `${mechanism} ${root.kind}/${root.name}`);

test.each([
  ['container-runtime-down', 'container runtime is down'],
  [
    'container-runtime-down',
    '[container runtime is down, PLEG is not healthy: pleg was last seen active 4m ago]',
  ],
  ['container-runtime-down', 'PLEG is not healthy: pleg was last seen active 4m ago; threshold is 3m0s'],
  [
    'network-plugin-not-ready',
    'container runtime network not ready: NetworkReady=false reason:NetworkPluginNotReady message:Network plugin returns error: cni plugin not initialized',
  ],
  ['node-not-ready', 'kubelet is posting ready status, and the disk is not'],
])('%s: %s', (mechanism, message) => {
  const nodes = [node('node-1', { conditions: notReady(message) }), fine];
  expect(mechanisms({ nodes })).toEqual([`${mechanism} Node/node-1`]);
});

const SOCKET =
  'rpc error: code = Unavailable desc = connection error: dial unix /run/containerd/containerd.sock: connect: no such file or directory';

test('container-runtime-down: pods that do not start name its socket', () => {
  const cart = deployment('cart', { available: 0 });
  const starting = pod('cart-5d4f8c7b9-aaaaa', { owner: cart, waiting: { reason: 'ContainerCreating' } });
  const shop = (pods: readonly (typeof starting)[]) =>
    cluster({
      nodes: [node('node-1'), fine],
      deployments: [cart],
      pods,
      events: [
        event(starting, 'FailedCreatePodSandBox', { message: `Failed to create pod sandbox: ${SOCKET}` }),
      ],
    });
  expect(causeBy('container-runtime-down', shop([starting]))).toMatchObject({
    root: { kind: 'Node', name: 'node-1' },
    confidence: 'likely',
  });
  const running = pod('cart-5d4f8c7b9-aaaaa', { owner: cart });
  expect(explained(shop([running])).causes).toEqual([]);
});

test('network-plugin-not-ready: the plugin fails in its own name', () => {
  const starting = pod('cart', { waiting: { reason: 'ContainerCreating' } });
  const message =
    'Failed to create pod sandbox: failed to setup network for sandbox "1": plugin type="flannel" failed (add): open /run/flannel/subnet.env: no such file or directory';
  const events = [event(starting, 'FailedCreatePodSandBox', { message })];
  expect(mechanisms({ nodes: [node('node-1'), fine], pods: [starting], events })).toEqual([
    'network-plugin-not-ready Node/node-1',
  ]);
});

const silent = (name: string, readyChangedAt = NOW - 5 * MINUTE) =>
  node(name, { ready: 'Unknown', readyChangedAt });
const renewed = (name: string, ago: number) =>
  lease(name, { namespace: 'kube-node-lease', renewedAt: NOW - ago });

test('kubelet-silent: with how far its lease is behind', () => {
  const leases = [renewed('node-1', 6 * MINUTE), renewed('node-2', 0)];
  expect(causeBy('kubelet-silent', cluster({ nodes: [silent('node-1'), fine], leases }))).toMatchObject({
    root: { kind: 'Node', name: 'node-1' },
    confidence: 'confirmed',
    summary: expect.stringMatching(/its lease is 6m behind those of the other nodes$/),
  });
});

test('kubelet-silent: nodes that fell silent at once are one cause', () => {
  const nodes = [silent('node-1'), silent('node-3', NOW - 6 * MINUTE), silent('node-4', NOW - HOUR), fine];
  const found = explained(cluster({ nodes })).causes;
  expect(found.map(({ root, alsoAt }) => [root.name, alsoAt.map(({ name }) => name)])).toEqual([
    ['node-1', ['node-3']],
    ['node-4', []],
  ]);
  expect(found[0]?.remedy.text).toMatch(/^Look first at what the nodes share/);
});

test.each([
  ['node-disk-full', 'DiskPressure'],
  ['node-memory-exhausted', 'MemoryPressure'],
  ['node-processes-exhausted', 'PIDPressure'],
] as const)('%s: the condition says so', (mechanism, pressure) => {
  expect(mechanisms({ nodes: [node('node-1', { pressure }), fine] })).toEqual([`${mechanism} Node/node-1`]);
});

test('node-network-unavailable: routes are missing', () => {
  const conditions = [
    ...fine.conditions,
    conditionOf('NetworkUnavailable', true, { reason: 'NoRouteCreated' }),
  ];
  expect(mechanisms({ nodes: [node('node-1', { conditions }), fine] })).toEqual([
    'node-network-unavailable Node/node-1',
  ]);
});
