import { expect, test } from 'vitest';
import type { PodSpec } from '../../src/model/pod-spec.ts';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/unmatched-node-labels.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { node } from '../builders/node.ts';
import { pod } from '../builders/pod.ts';
import { cronJob, deployment } from '../builders/workload.ts';

/** Captured too, and empty unless said otherwise. */
const BESIDE = { pods: [], statefulSets: [], cronJobs: [] };

const check = (options: ClusterOptions) => evaluate([rule], cluster({ ...BESIDE, ...options }));

const labels = { 'kubernetes.io/hostname': 'styx', disk: 'ssd', cores: '8' };
const nodes = [node('styx', { labels })];
const cart = (spec: Partial<PodSpec>) => deployment('cart', { spec });
const affinity = (key: string, operator: string, ...values: readonly string[]) => ({
  nodeAffinity: [{ matchExpressions: [{ key, operator, values }], matchFields: [] }],
});
const running = (one: ReturnType<typeof cart>) => [pod('cart-5d4f8c7b9-a', { owner: one })];

test('a label that no node has', () => {
  const one = cart({ nodeSelector: { disk: 'nvme' } });
  expect(check({ nodes, deployments: [one], pods: running(one) }).findings).toMatchObject([
    { severity: 'medium', group: 'risk', message: 'none of 1 node has disk=nvme' },
  ]);
});

test('of a CronJob, which may ask for nodes that are made for it', () => {
  const cronJobs = [cronJob('train', { spec: { nodeSelector: { gpu: 'true' } } })];
  expect(check({ nodes, deployments: [], cronJobs }).findings).toMatchObject([{ severity: 'low' }]);
});

test('a topology key that no node has', () => {
  const spread = (whenUnsatisfiable: string) => ({
    topologySpread: [{ maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable, selector: null }],
  });
  expect(check({ nodes, deployments: [cart(spread('DoNotSchedule'))] }).findings).toMatchObject([
    { facts: { topologyKey: 'zone' } },
  ]);
  expect(check({ nodes, deployments: [cart(spread('ScheduleAnyway'))] }).findings).toEqual([]);
});

test.each([
  ['In', affinity('disk', 'In', 'nvme'), 1],
  ['In', affinity('disk', 'In', 'nvme', 'ssd'), 0],
  ['NotIn', affinity('disk', 'NotIn', 'ssd'), 1],
  ['NotIn', affinity('zone', 'NotIn', 'a'), 0],
  ['Exists', affinity('zone', 'Exists'), 1],
  ['DoesNotExist', affinity('zone', 'DoesNotExist'), 0],
  ['Gt', affinity('cores', 'Gt', '8'), 1],
  ['Gt', affinity('cores', 'Gt', '7'), 0],
  ['Lt', affinity('cores', 'Lt', '9'), 0],
])('affinity %s %#', (_, spec, findings) => {
  expect(check({ nodes, deployments: [cart(spec)] }).findings).toHaveLength(findings);
});

test('one of two terms suffices', () => {
  const spec = {
    nodeAffinity: [...affinity('zone', 'Exists').nodeAffinity, ...affinity('disk', 'Exists').nodeAffinity],
  };
  expect(check({ nodes, deployments: [cart(spec)] }).findings).toEqual([]);
});

test('where the scheduler has said so, its rule speaks', () => {
  const one = cart({ nodeSelector: { disk: 'nvme' } });
  const pods = [pod('cart-5d4f8c7b9-a', { owner: one, unschedulable: '0/1 nodes are available' })];
  expect(check({ nodes, deployments: [one], pods }).findings).toEqual([]);
});

test('without what it needs there is no verdict', () => {
  expect(
    check({ nodes, deployments: [cart({ nodeSelector: { disk: 'nvme' } })], states: { nodes: 'partial' } }),
  ).toMatchObject({ findings: [], verdicts: [{ outcome: 'not evaluated' }] });
});
