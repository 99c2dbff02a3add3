import { expect, test } from 'vitest';
import { novelty, timeline } from '../../src/analysis/timeline.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { namespace } from '../builders/configuration.ts';
import { DAY, HOUR, MINUTE, NOW } from '../builders/meta.ts';
import { node } from '../builders/node.ts';
import { cronJob, deployment } from '../builders/workload.ts';

const old = { createdAt: NOW - 90 * DAY };
const timelineOf = (options: ClusterOptions) => timeline(cluster(options), NOW);
const names = (entries: ReturnType<typeof timelineOf>['lastDay']) =>
  entries.map(({ namespace: name, workloads }) => [name, ...workloads.map((one) => one.name)].join(' '));

test.each([
  ['just now', 0, 'day'],
  ['exactly a day', DAY, 'day'],
  ['a day and a moment', DAY + 1, 'fortnight'],
  ['exactly 14 days', 14 * DAY, 'fortnight'],
  ['what kubectl still prints as 14d', 15 * DAY - 1, 'fortnight'],
  ['15 days', 15 * DAY, 'neither'],
  ['after the capture', -1, 'neither'],
] as const)('created %s ago', (_, age, where) => {
  const { lastDay, lastFortnight } = timelineOf({
    deployments: [deployment('cart', { createdAt: NOW - age })],
  });
  expect([lastDay.length, lastFortnight.length]).toEqual([
    where === 'day' ? 1 : 0,
    where === 'fortnight' ? 1 : 0,
  ]);
});

test('workloads of one namespace and hour are one entry, newest first', () => {
  const at = (ago: number) => ({ createdAt: NOW - ago });
  const { lastDay } = timelineOf({
    namespaces: [namespace('redis', at(10 * HOUR)), namespace('shop', old)],
    deployments: [
      deployment('till', at(2 * HOUR - 10 * MINUTE)),
      deployment('cart', at(2 * HOUR - 5 * MINUTE)),
      deployment('redis', { namespace: 'redis', ...at(10 * HOUR - MINUTE) }),
    ],
    cronJobs: [cronJob('nightly', at(4 * HOUR))],
  });
  expect(names(lastDay)).toEqual(['shop cart till', 'shop nightly', 'redis redis']);
  expect(lastDay.map(({ namespaceIsNew }) => namespaceIsNew)).toEqual([false, false, true]);
});

test('objects without a time are left out', () => {
  const { lastDay } = timelineOf({ deployments: [deployment('cart', { createdAt: null })] });
  expect(lastDay).toEqual([]);
});

test.each<[string, ClusterOptions, number | null, boolean]>([
  ['an old cluster', { nodes: [node('node-1', old)] }, NOW - HOUR, true],
  ['an old cluster, a day ago', { nodes: [node('node-1', old)] }, NOW - DAY, true],
  ['an old cluster, longer ago', { nodes: [node('node-1', old)] }, NOW - DAY - 1, false],
  ['an old cluster, no one knows when', { nodes: [node('node-1', old)] }, null, false],
  ['a cluster of today', { nodes: [node('node-1')] }, NOW - HOUR, false],
  ['a cluster without nodes and namespaces', {}, NOW - HOUR, true],
])('new in %s', (_, options, createdAt, expected) => {
  expect(novelty(cluster(options))(createdAt)).toBe(expected);
});

test.each([
  ['14d ago', { ready: 'Unknown', readyChangedAt: NOW - 15 * DAY + 1 }, 1],
  ['longer ago', { ready: 'Unknown', readyChangedAt: NOW - 15 * DAY }, 0],
  ['nobody knows when', { ready: 'Unknown', readyChangedAt: null }, 0],
  ['and came back', { ready: true, readyChangedAt: NOW - HOUR }, 0],
] as const)('a node that was lost %s', (_, options, count) => {
  const { lostNodes } = timelineOf({ nodes: [node('styx', options)] });
  expect(lostNodes).toHaveLength(count);
  expect(lostNodes).toMatchObject(count === 0 ? [] : [{ node: 'styx', reason: 'NodeStatusUnknown' }]);
});
