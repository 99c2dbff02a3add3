import { expect, test } from 'vitest';
import { cluster } from '../../../../builders/cluster.ts';
import { HOUR, NOW } from '../../../../builders/meta.ts';
import { node } from '../../../../builders/node.ts';
import { event } from '../../../../builders/observation.ts';
import { pod } from '../../../../builders/pod.ts';
import { causeBy, explained } from '../../explained.ts';

const deletedAt = NOW - HOUR;
const nodes = [node('node-1')];

test('deletion-held-by-finalizer: nobody takes it off', () => {
  const held = pod('orders', { deletedAt, finalizers: ['shop.example.org/backup'] });
  expect(causeBy('deletion-held-by-finalizer', cluster({ nodes, pods: [held] }))).toMatchObject({
    root: { kind: 'Pod', name: 'orders' },
    confidence: 'confirmed',
    summary: '1 deleted pod is held by finalizer shop.example.org/backup, which nobody has taken off',
  });
});

test('node-gone: the node is not among those captured', () => {
  const left = pod('orders', { deletedAt, nodeName: 'node-9' });
  expect(causeBy('node-gone', cluster({ nodes, pods: [left] })).root).toMatchObject({
    kind: 'Node',
    name: 'node-9',
  });
  expect(explained(cluster({ pods: [left] })).causes).toEqual([]);
});

test('container-not-stopping: the kubelet says that it cannot', () => {
  const stuck = pod('orders', { deletedAt });
  const message = 'error killing pod: context deadline exceeded';
  const shop = cluster({ nodes, pods: [stuck], events: [event(stuck, 'FailedKillPod', { message })] });
  expect(causeBy('container-not-stopping', shop).confidence).toBe('confirmed');
  expect(explained(cluster({ nodes, pods: [stuck] })).unexplained).toHaveLength(1);
});
