import { expect, test } from 'vitest';
import autoscalerExceedsCapacity from '../../src/rules/autoscaler-exceeds-capacity.ts';
import { evaluate } from '../../src/rules/evaluate.ts';
import { cluster } from '../builders/cluster.ts';
import { node } from '../builders/node.ts';
import { pod } from '../builders/pod.ts';
import { autoscaler } from '../builders/scaling.ts';
import { deployment } from '../builders/workload.ts';

const owner = deployment('cart');
/** Requests a core of the four there are. */
const running = pod('cart-5d-a', { owner, requests: { cpu: 1, memory: 1024 } });

function evaluated(maxReplicas: number, others: Parameters<typeof cluster>[0] = {}) {
  return evaluate(
    [autoscalerExceedsCapacity],
    cluster({
      horizontalPodAutoscalers: [autoscaler('cart', { maxReplicas })],
      nodes: [node('node-1')],
      pods: [running],
      ...others,
    }),
  );
}

test('three more fit, four do not', () => {
  expect(evaluated(4).findings).toEqual([]);
  expect(evaluated(5).findings).toMatchObject([
    {
      severity: 'medium',
      group: 'capacity',
      subject: { kind: 'HorizontalPodAutoscaler', name: 'cart' },
      message: '4 more pods up to its maximum of 5 would request 4 cores (3 not requested yet)',
    },
  ]);
});

test('nodes that take no pods have no room', () => {
  const idle = node('node-2', { unschedulable: true });
  expect(evaluated(5, { nodes: [node('node-1'), idle] }).findings).toHaveLength(1);
  expect(evaluated(5, { nodes: [node('node-1'), node('node-2')] }).findings).toEqual([]);
});

test('silent where nodes are added as needed', () => {
  const scaler = pod('cluster-autoscaler-7f', {
    namespace: 'kube-system',
    image: 'registry.k8s.io/autoscaling/cluster-autoscaler:v1.32.0',
  });
  expect(evaluated(5, { pods: [running, scaler] }).findings).toEqual([]);
});

test.each(['pods', 'nodes'] as const)('a part of the %s is no base', (source) => {
  expect(evaluated(5, { states: { [source]: 'partial' } }).verdicts[0]?.outcome).toBe('not evaluated');
});
