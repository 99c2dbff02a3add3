import { expect, test } from 'vitest';
import { cluster } from '../../../../builders/cluster.ts';
import { node } from '../../../../builders/node.ts';
import { event } from '../../../../builders/observation.ts';
import { pod } from '../../../../builders/pod.ts';
import { deployment } from '../../../../builders/workload.ts';
import { causeBy } from '../../explained.ts';
import { master, told, waiting, workers } from './waiting.ts';

const cordoned = ['node-1', 'node-2'].map((name) => node(name, { unschedulable: true }));

test('every node that could take the pods is cordoned', () => {
  const cause = causeBy(
    'nodes-cordoned',
    waiting('3 node(s) were unschedulable', { nodes: [master, ...cordoned] }),
  );
  expect(cause).toMatchObject({
    root: { kind: 'Deployment', name: 'cart' },
    confidence: 'confirmed',
    summary: 'all 2 nodes that could take the pods are cordoned (spec.unschedulable): node-1 and node-2',
  });
  expect(cause.remedy.commands).toContain('kubectl uncordon node-1');
});

test('the one node that the pods select is cordoned', () => {
  const nodes = [master, node('node-1', { unschedulable: true, labels: { disk: 'ssd' } }), node('node-2')];
  const said = "2 node(s) were unschedulable, 1 node(s) didn't match Pod's node affinity/selector";
  expect(told(waiting(said, { nodes, spec: { nodeSelector: { disk: 'ssd' } } }))).toEqual([
    'nodes-cordoned Deployment/cart confirmed',
  ]);
});

test('a cordoned control plane beside other reasons is none', () => {
  const said = '1 node(s) were unschedulable, 2 Insufficient memory';
  expect(told(waiting(said))).toEqual(['memory-insufficient Deployment/cart confirmed']);
  expect(told(waiting(said, { nodes: [] }))).toEqual(['memory-insufficient Deployment/cart likely']);
});

test('one cordoned worker beside open ones is none', () => {
  const nodes = [master, node('node-1', { unschedulable: true }), node('node-2')];
  expect(told(waiting('2 node(s) were unschedulable, 1 Insufficient cpu', { nodes }))).toEqual([
    'cpu-insufficient Deployment/cart confirmed',
  ]);
});

test('several workloads that wait are one cause', () => {
  const owners = ['cart', 'till'].map((name) => deployment(name, { available: 0 }));
  const pods = owners.map((owner) =>
    pod(`${owner.meta.name}-5d4f8c7b9-aaaaa`, {
      owner,
      unschedulable: '0/2 nodes are available: 2 node(s) were unschedulable.',
    }),
  );
  const cause = causeBy('nodes-cordoned', cluster({ nodes: cordoned, deployments: owners, pods }));
  expect(cause.alsoAt).toMatchObject([{ name: 'till' }]);
});

test('the event says it where the condition is not known', () => {
  const lonely = pod('cart', { nodeName: null });
  const events = [
    event(lonely, 'FailedScheduling', { message: '0/2 nodes are available: 2 node(s) were unschedulable.' }),
  ];
  expect(told(cluster({ nodes: cordoned, pods: [lonely], events }))).toEqual([
    'nodes-cordoned Pod/cart confirmed',
  ]);
  expect(told(cluster({ nodes: workers, pods: [lonely], events: [] }))).toEqual([
    'unscheduled-pod Pod/cart likely',
  ]);
});
