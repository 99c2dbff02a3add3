import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import nodeLossExceedsCapacity from '../../src/rules/node-loss-exceeds-capacity.ts';
import { cluster } from '../builders/cluster.ts';
import { node } from '../builders/node.ts';
import { pod } from '../builders/pod.ts';
import { daemonSet, deployment } from '../builders/workload.ts';

const cart = deployment('cart');

function cartPod(name: string, nodeName: string, cpu: number) {
  return pod(`cart-5d-${name}`, { owner: cart, nodeName, requests: { cpu, memory: 1024 } });
}

function evaluated(cpus: readonly [number, number], others: Parameters<typeof cluster>[0] = {}) {
  return evaluate(
    [nodeLossExceedsCapacity],
    cluster({
      nodes: [node('node-1'), node('node-2')],
      pods: [cartPod('a', 'node-1', cpus[0]), cartPod('b', 'node-2', cpus[1])],
      ...others,
    }),
  );
}

test('four cores of each node: two and two fit into one, two and three do not', () => {
  expect(evaluated([2, 2]).findings).toEqual([]);
  expect(evaluated([2, 3]).findings).toMatchObject([
    {
      severity: 'medium',
      group: 'capacity',
      subject: { kind: 'Cluster' },
      message:
        'without node-1 its 1 pod would need 2 cores (1 free) on the other nodes; so it is for 2 of 2 nodes',
    },
  ]);
});

test('pods of DaemonSets go with their node', () => {
  const agent = daemonSet('agent', { desired: 2 });
  const pods = ['node-1', 'node-2'].map((nodeName) =>
    pod(`agent-${nodeName}`, { owner: agent, nodeName, requests: { cpu: 3 } }),
  );
  expect(evaluated([0.5, 0.5], { pods }).findings).toEqual([]);
});

test('a node that others may not use gives no room', () => {
  const control = node('control', { taints: [{ key: 'role', value: null, effect: 'NoSchedule' }] });
  const nodes = [node('node-1'), node('node-2'), control];
  expect(evaluated([2, 3], { nodes }).findings).toHaveLength(1);
});

test('silent on a single node that takes pods', () => {
  expect(evaluated([2, 3], { nodes: [node('node-1'), node('node-2', { ready: false })] }).findings).toEqual(
    [],
  );
});

test('places count, too', () => {
  const full = { cpu: 4, memory: 8, pods: 1 };
  const nodes = ['node-1', 'node-2'].map((name) => node(name, { allocatable: { ...full, memory: 1e9 } }));
  expect(evaluated([0.1, 0.1], { nodes }).findings[0]?.message).toBe(
    'without node-1 its 1 pod would need 1 place (0 free) on the other nodes; so it is for 2 of 2 nodes',
  );
});

test('a part of the pods is no base', () => {
  expect(evaluated([2, 3], { states: { pods: 'partial' } }).verdicts[0]?.outcome).toBe('not evaluated');
});
