import { expect, test } from 'vitest';
import autoscalersExceedCapacity from '../../src/rules/autoscalers-exceed-capacity.ts';
import { evaluate } from '../../src/rules/evaluate.ts';
import { cluster } from '../builders/cluster.ts';
import { node } from '../builders/node.ts';
import { pod } from '../builders/pod.ts';
import { autoscaler } from '../builders/scaling.ts';
import { deployment } from '../builders/workload.ts';

const pods = ['cart', 'web'].map((name) =>
  pod(`${name}-5d-a`, { owner: deployment(name), requests: { cpu: 1, memory: 1024 } }),
);

/** Two cores of four are requested. */
function evaluated(cart: number, web: number, states = {}) {
  return evaluate(
    [autoscalersExceedCapacity],
    cluster({
      horizontalPodAutoscalers: [
        autoscaler('cart', { maxReplicas: cart }),
        autoscaler('web', { maxReplicas: web }),
      ],
      nodes: [node('node-1')],
      pods,
      states,
    }),
  );
}

test('each fits alone, both do not', () => {
  expect(evaluated(2, 2).findings).toEqual([]);
  expect(evaluated(2, 3).findings).toMatchObject([
    {
      severity: 'low',
      subject: { kind: 'Cluster' },
      message: '2 autoscalers at their maximum would add 3 pods that request 3 cores (2 not requested yet)',
    },
  ]);
});

test('one that does not even fit alone is left to its own finding', () => {
  expect(evaluated(2, 9).findings).toEqual([]);
});

test('a part of the autoscalers is no base', () => {
  const [verdict] = evaluated(2, 3, { horizontalPodAutoscalers: 'partial' }).verdicts;
  expect(verdict?.outcome).toBe('not evaluated');
});
