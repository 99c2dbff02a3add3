import { expect, test } from 'vitest';
import { cluster } from '../../../../builders/cluster.ts';
import { lease } from '../../../../builders/extension.ts';
import { HOUR, MINUTE, NOW, SECOND } from '../../../../builders/meta.ts';
import { node } from '../../../../builders/node.ts';
import { event } from '../../../../builders/observation.ts';
import { pod } from '../../../../builders/pod.ts';
import { deployment } from '../../../../builders/workload.ts';
import { causeBy, explained } from '../../explained.ts';

const master = node('master', { roles: ['control-plane'] });
const nodes = [master, node('node-1')];
const cart = deployment('cart', { available: 0 });
const forgotten = pod('cart-5d4f8c7b9-aaaaa', { owner: cart, nodeName: null, createdAt: NOW - 5 * MINUTE });
const shop = { nodes, deployments: [cart], pods: [forgotten] };
const mechanisms = (...args: Parameters<typeof cluster>) =>
  explained(cluster(...args)).causes.map(({ mechanism, confidence }) => `${mechanism} ${confidence}`);
const renewed = (name: string, ago: number, namespace = 'kube-system') =>
  lease(name, { namespace, renewedAt: NOW - ago, holder: 'master_5f2c' });

test('scheduler-down: a pod that nobody looked at', () => {
  expect(causeBy('scheduler-down', cluster(shop))).toMatchObject({
    root: { kind: 'Node', name: 'master' },
    confidence: 'likely',
    toConfirm: expect.stringContaining('kube-scheduler'),
  });
});

test('scheduler-down: several workloads are one cause', () => {
  const till = deployment('till', { available: 0 });
  const pods = [forgotten, pod('till-5d4f8c7b9-aaaaa', { owner: till, nodeName: null })];
  expect(
    causeBy('scheduler-down', cluster({ ...shop, deployments: [cart, till], pods })).symptoms,
  ).toHaveLength(2);
});

test('scheduler-down: its own pod is broken', () => {
  const scheduler = pod('kube-scheduler-master', {
    namespace: 'kube-system',
    labels: { component: 'kube-scheduler' },
    nodeName: 'master',
    waiting: { reason: 'CrashLoopBackOff' },
    restarts: 9,
  });
  expect(causeBy('scheduler-down', cluster({ ...shop, pods: [forgotten, scheduler] }))).toMatchObject({
    root: { kind: 'Pod', namespace: 'kube-system', name: 'kube-scheduler-master' },
    confidence: 'confirmed',
  });
});

test('scheduler-down: its lease is old, or new', () => {
  const newest = renewed('node-1', 0, 'kube-node-lease');
  expect(mechanisms({ ...shop, leases: [newest, renewed('kube-scheduler', 5 * MINUTE)] })).toEqual([
    'scheduler-down confirmed',
  ]);
  expect(mechanisms({ ...shop, leases: [newest, renewed('kube-scheduler', 2 * SECOND)] })).toEqual([
    'unscheduled-pod likely',
  ]);
});

test('a scheduler that has placed a younger pod runs', () => {
  const younger = pod('till', { createdAt: NOW - 2 * MINUTE });
  expect(mechanisms({ ...shop, pods: [forgotten, younger] })).toEqual(['unscheduled-pod likely']);
});

test('a scheduler that has said something runs', () => {
  const events = [
    event(forgotten, 'FailedScheduling', { message: '0/2 nodes are available: 2 Insufficient cpu.' }),
  ];
  expect(mechanisms({ ...shop, events })).toEqual(['cpu-insufficient confirmed']);
});

test('scheduler-unknown: the pods name another one', () => {
  const training = pod('training', { nodeName: null, spec: { schedulerName: 'batch' } });
  expect(causeBy('scheduler-unknown', cluster({ nodes, pods: [training] }))).toMatchObject({
    root: { kind: 'Pod', name: 'training' },
    confidence: 'likely',
  });
});

test('node-controller-down: a silent node that nobody marks', () => {
  const leases = [renewed('node-1', HOUR, 'kube-node-lease'), renewed('master', 0, 'kube-node-lease')];
  const quiet = node('node-1', {
    conditions: node('node-1').conditions.map((one) => ({ ...one, heartbeatAt: NOW - HOUR })),
  });
  const silent = { nodes: [master, quiet], leases };
  expect(causeBy('node-controller-down', cluster(silent))).toMatchObject({
    root: { kind: 'Node', name: 'master' },
    confidence: 'likely',
  });
  const old = [...leases, renewed('kube-controller-manager', 30 * MINUTE)];
  expect(mechanisms({ ...silent, leases: old })).toEqual(['node-controller-down confirmed']);
});
