import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import nodeHotSpot from '../../src/rules/node-hot-spot.ts';
import { cluster } from '../builders/cluster.ts';
import { GIBIBYTE, MEBIBYTE } from '../builders/meta.ts';
import { node } from '../builders/node.ts';
import { nodeMetrics, podMetrics } from '../builders/observation.ts';
import { pod } from '../builders/pod.ts';

const quiet = nodeMetrics('pi-1');
const run = (...rows: readonly ReturnType<typeof nodeMetrics>[]) =>
  evaluate([nodeHotSpot], cluster({ nodeMetrics: rows })).findings;

test('the busiest node is named below the thresholds, with its largest pods', () => {
  const pods = ['cart', 'db', 'web', 'api'].map((name) => pod(name, { nodeName: 'pi-3' }));
  const metrics = pods.flatMap((one, index) => [
    podMetrics(one, { container: 'app', memory: (index + 1) * 100 * MEBIBYTE }),
    podMetrics(one, { container: 'proxy', memory: 10 * MEBIBYTE }),
  ]);
  const busiest = nodeMetrics('pi-3', {
    cpu: 0.4,
    cpuPercent: 10,
    memory: 4377 * MEBIBYTE,
    memoryPercent: 54,
  });
  const { findings } = evaluate(
    [nodeHotSpot],
    cluster({ nodeMetrics: [quiet, busiest], pods, podMetrics: metrics }),
  );
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({
    severity: 'info',
    group: 'capacity',
    subject: { kind: 'Node', namespace: null, name: 'pi-3' },
    message:
      'CPU 10 % (400m) and memory 54 % (4377Mi) in use at capture time, the highest in the cluster; ' +
      'most memory: api 410Mi, web 310Mi, db 210Mi',
    evidence: [
      { path: 'CPU%', value: '10%' },
      { path: 'MEMORY%', value: '54%' },
    ],
  });
});

test.each([
  [{ memoryPercent: 80 }, 'medium'],
  [{ cpuPercent: 89 }, 'medium'],
  [{ memoryPercent: 90 }, 'high'],
  [{ cpuPercent: 100 }, 'high'],
  [{ memoryPercent: 79 }, 'info'],
  [{ memoryPercent: 50 }, 'info'],
  [{ memoryPercent: 49 }, null],
])('%o is %s', (usage, severity) => {
  const found = run(quiet, nodeMetrics('pi-3', usage)).map((one) => one.severity);
  expect(found).toEqual(severity === null ? [] : [severity]);
});

test('every busy node is reported, and a lone half-full one is not', () => {
  expect(
    run(nodeMetrics('pi-1', { cpuPercent: 85 }), nodeMetrics('pi-2', { memoryPercent: 95 })),
  ).toHaveLength(2);
  expect(run(nodeMetrics('pi-1', { memoryPercent: 60 }))).toEqual([]);
});

test('percentages kubectl did not print are of allocatable, cut off', () => {
  const nodes = [node('pi-1', { memory: 8 * GIBIBYTE })];
  const row = nodeMetrics('pi-1', {
    cpuPercent: null,
    memoryPercent: null,
    cpu: null,
    memory: 6.87 * GIBIBYTE,
  });
  const [finding] = evaluate([nodeHotSpot], cluster({ nodes, nodeMetrics: [row] })).findings;
  expect(finding?.facts).toMatchObject({ cpuPercent: null, memoryPercent: 85 });
});

test('without kubectl top there is no verdict', () => {
  expect(evaluate([nodeHotSpot], cluster()).verdicts[0]).toMatchObject({ missing: ['nodeMetrics'] });
});
