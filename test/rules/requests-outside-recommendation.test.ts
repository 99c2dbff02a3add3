import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/requests-outside-recommendation.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { MEBIBYTE } from '../builders/meta.ts';
import { verticalAutoscaler } from '../builders/scaling.ts';
import { deployment } from '../builders/workload.ts';

const run = (options: ClusterOptions) => evaluate([rule], cluster(options));
const recommendation = {
  container: 'cart',
  target: { cpu: 0.2, memory: 300 * MEBIBYTE },
  lowerBound: { cpu: 0.1, memory: 200 * MEBIBYTE },
  upperBound: { cpu: 0.4, memory: 500 * MEBIBYTE },
};
const watched = (requests: Record<string, number>, updateMode = 'Off') => ({
  verticalPodAutoscalers: [verticalAutoscaler('cart', { updateMode, recommendations: [recommendation] })],
  deployments: [deployment('cart', { container: { requests } })],
});

test('more than the upper bound', () => {
  expect(run(watched({ cpu: 1, memory: 300 * MEBIBYTE })).findings).toMatchObject([
    {
      severity: 'low',
      group: 'capacity',
      subject: { kind: 'Deployment', name: 'cart' },
      message: 'cart asks for 1000m CPU, 200m CPU recommended',
      commands: ['kubectl describe verticalpodautoscaler cart -n shop'],
    },
  ]);
});

test.each([
  [0.1, 0],
  [0.099, 1],
  [0.4, 0],
  [0.401, 1],
])('%d cores', (cpu, count) => {
  expect(run(watched({ cpu })).findings).toHaveLength(count);
});

test('silent where it sets requests itself, where none are set, and without autoscalers', () => {
  expect(run(watched({ cpu: 1 }, 'Auto')).findings).toEqual([]);
  expect(run(watched({})).findings).toEqual([]);
  expect(run({ deployments: [] }).verdicts).toMatchObject([{ outcome: 'not evaluated' }]);
});
