import { expect, test } from 'vitest';
import { namespaceRows } from '../../../src/analysis/inventory/namespace-rows.ts';
import { workloadRows } from '../../../src/analysis/inventory/workload-rows.ts';
import { type ClusterOptions, cluster } from '../../builders/cluster.ts';
import { namespace } from '../../builders/configuration.ts';
import { DAY, HOUR, NOW } from '../../builders/meta.ts';
import { node } from '../../builders/node.ts';
import { pod } from '../../builders/pod.ts';
import { deployment } from '../../builders/workload.ts';

const rowsOf = (options: ClusterOptions) => {
  const made = cluster(options);
  return namespaceRows(made, workloadRows(made));
};

test('namespaces captured as objects, and those that pods or workloads are in', () => {
  const rows = rowsOf({
    namespaces: [namespace('apps'), namespace('shop', { phase: 'Terminating' })],
    pods: [pod('cart'), pod('till', { ready: false }), pod('agent', { namespace: 'kilo' })],
    deployments: [deployment('mail', { namespace: 'office' })],
  });
  expect(rows.map(({ name, phase, pods, workloads }) => [name, phase, pods, workloads])).toEqual([
    ['apps', 'Active', { total: 0, problems: 0 }, 0],
    ['kilo', null, { total: 1, problems: 0 }, 1],
    ['office', null, { total: 0, problems: 0 }, 1],
    ['shop', 'Terminating', { total: 2, problems: 1 }, 2],
  ]);
});

test('pods nobody captured are not zero pods', () => {
  const namespaces = [namespace('apps')];
  expect(rowsOf({ namespaces })[0]?.pods).toBeNull();
  expect(rowsOf({ namespaces, pods: [pod('cart')], onlyNamespace: 'shop' }).map(({ pods }) => pods)).toEqual([
    null,
    { total: 1, problems: 0 },
  ]);
});

test('a namespace of today in an old cluster is new', () => {
  const nodes = [node('node-1', { createdAt: NOW - 90 * DAY })];
  const namespaces = [
    namespace('redis', { createdAt: NOW - 10 * HOUR }),
    namespace('shop', { createdAt: NOW - 90 * DAY }),
  ];
  expect(rowsOf({ nodes, namespaces }).map(({ isNew }) => isNew)).toEqual([true, false]);
});
