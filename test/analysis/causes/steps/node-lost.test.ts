import { expect, test } from 'vitest';
import { cluster } from '../../../builders/cluster.ts';
import { HOUR, MINUTE, NOW } from '../../../builders/meta.ts';
import { ingress, service } from '../../../builders/network.ts';
import { node } from '../../../builders/node.ts';
import { pod } from '../../../builders/pod.ts';
import { daemonSet, deployment } from '../../../builders/workload.ts';
import { causeBy, explained, stories } from '../explained.ts';

const lost = node('node-1', { ready: 'Unknown' });
const fine = node('node-2');
const cart = deployment('cart', { replicas: 2, available: 1 });
const onLost = pod('cart-5d4f8c7b9-aaaaa', { owner: cart, ready: false, nodeName: 'node-1' });
const onFine = pod('cart-5d4f8c7b9-bbbbb', { owner: cart, nodeName: 'node-2' });

test('short workloads, terminating pods and dead routes of one lost node are one cause', () => {
  const till = deployment('till', { available: 0 });
  const tillPod = pod('till-7c9f-aaaaa', { owner: till, ready: false, nodeName: 'node-1' });
  const old = pod('old-1', { deletedAt: NOW - HOUR, nodeName: 'node-1' });
  const shop = cluster({
    capturedAll: true,
    nodes: [lost, fine],
    deployments: [cart, till],
    pods: [onLost, onFine, old, tillPod],
    services: [service('till')],
    ingresses: [ingress('till', { tls: [] })],
  });
  const { causes, unexplained } = explained(shop);
  expect(unexplained).toEqual([]);
  expect(causes).toHaveLength(1);
  expect(causes[0]).toMatchObject({
    mechanism: 'kubelet-silent',
    root: { kind: 'Node', name: 'node-1' },
    severity: 'critical',
    confidence: 'confirmed',
    impact: {
      replicas: { missing: 2, desired: 3 },
      services: [{ ref: { name: 'till' }, ready: 0, total: 1 }],
      routes: [{ host: 'till.example.org', path: '/', state: 'down' }],
    },
  });
  expect(causes[0]?.remedy.commands.join('\n')).not.toContain('--force');
  expect(causes[0]?.remedy.otherwise).toEqual([
    {
      condition: expect.stringMatching(/^only if node-1 stays down/),
      commands: [`kubectl delete pod ${old.meta.name} -n shop --grace-period=0 --force`],
    },
  ]);
  expect(causes[0]?.explains).toEqual([
    'node-not-ready Node/node-1',
    'stuck-terminating-pod Node/node-1',
    'partially-available-workload shop/Deployment/till',
    'partially-available-workload shop/Deployment/cart',
    'ingress-backend-down shop/Ingress/till',
  ]);
});

test('a pod that is not ready elsewhere needs another cause', () => {
  const agent = daemonSet('agent', { desired: 2, available: 0 });
  const pods = ['node-1', 'node-2'].map((nodeName) =>
    pod(`agent-${nodeName}`, { owner: agent, ready: false, nodeName }),
  );
  const shop = cluster({ nodes: [lost, fine], daemonSets: [agent], pods });
  expect(stories(shop)).toEqual([['node-not-ready Node/node-1']]);
  expect(explained(shop).unexplained).toEqual(['partially-available-workload shop/DaemonSet/agent']);
});

test('an image that is not there would not be there on a node that works', () => {
  const waiting = { reason: 'ImagePullBackOff', message: 'manifest unknown' };
  const pulling = pod('cart-5d4f8c7b9-aaaaa', { owner: cart, waiting, nodeName: 'node-1' });
  const shop = cluster({ nodes: [lost], deployments: [cart], pods: [pulling] });
  expect(
    explained(shop)
      .causes.map(({ mechanism }) => mechanism)
      .toSorted(),
  ).toEqual(['image-not-in-registry', 'kubelet-silent']);
});

test('pods that its taint keeps out follow from it', () => {
  const unschedulable =
    '0/2 nodes are available: 1 Insufficient memory, 1 node(s) had untolerated taint {node.kubernetes.io/unreachable: }.';
  const pending = pod('cart-5d4f8c7b9-ccccc', { owner: cart, unschedulable, createdAt: NOW - 30 * MINUTE });
  const shop = cluster({ nodes: [lost, fine], deployments: [cart], pods: [onFine, pending] });
  expect(causeBy('kubelet-silent', shop).explains).toContain('unschedulable-pod shop/Deployment/cart');
});
