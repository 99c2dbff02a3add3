import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/gated-pod.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { conditionOf } from '../builders/condition.ts';
import { DAY, NOW } from '../builders/meta.ts';
import { pod } from '../builders/pod.ts';

const check = (options: ClusterOptions) => evaluate([rule], cluster(options));

const gated = (ago: number) =>
  pod('train', {
    nodeName: null,
    createdAt: NOW - ago,
    spec: { schedulingGates: ['example.org/queue'] },
    conditions: [conditionOf('PodScheduled', false, { reason: 'SchedulingGated' })],
  });

test('a pod held back for a day', () => {
  expect(check({ pods: [gated(DAY)] }).findings).toMatchObject([
    { severity: 'info', group: 'risk', message: '1 pod held back by example.org/queue for 24h' },
  ]);
});

test('silent for less, and for a pod that waits for room', () => {
  expect(check({ pods: [gated(DAY - 1)] }).findings).toEqual([]);
  const full = pod('train', { unschedulable: '0/1 nodes are available', createdAt: NOW - 2 * DAY });
  expect(check({ pods: [full] }).findings).toEqual([]);
});

test('without what it needs there is no verdict', () => {
  expect(check({})).toMatchObject({ findings: [], verdicts: [{ outcome: 'not evaluated' }] });
});
