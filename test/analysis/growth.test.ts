import { expect, test } from 'vitest';
import { capacity } from '../../src/analysis/capacity.ts';
import { growth } from '../../src/analysis/growth.ts';
import { inventory } from '../../src/analysis/inventory/inventory-of.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { GIBIBYTE } from '../builders/meta.ts';
import { node } from '../builders/node.ts';
import { nodeMetrics, podMetrics } from '../builders/observation.ts';
import { pod } from '../builders/pod.ts';
import { deployment } from '../builders/workload.ts';

function growthOf(options: ClusterOptions) {
  const made = cluster(options);
  const listed = inventory(made);
  return growth(made, listed, capacity(made, listed.nodes));
}

/** One Deployment with one pod each: cores and bytes requested. */
function shop(sizes: Readonly<Record<string, readonly [cpu: number, gibibytes: number] | null>>) {
  const deployments = Object.keys(sizes).map((name) => deployment(name));
  const pods = deployments.map((owner) => {
    const size = sizes[owner.meta.name] ?? null;
    const requests = size === null ? {} : { cpu: size[0], memory: size[1] * GIBIBYTE };
    return pod(`${owner.meta.name}-x`, { owner, requests });
  });
  return { deployments, pods };
}

const ROOMY = node('node-1', { cpu: 8, memory: 64 * GIBIBYTE });

test('headroom divided by what the median and the largest workload request, the scarcer of them counts', () => {
  const found = growthOf({ nodes: [ROOMY], ...shop({ cart: [1, 1], till: [0.5, 2], db: [2, 4] }) });
  expect(found).toMatchObject({
    basis: 'requests',
    nodes: { counted: 1, total: 1 },
    headroom: { cpu: 4.5, memory: 57 * GIBIBYTE, pods: 107 },
    workloads: { measured: 3, total: 3 },
  });
  expect(found?.references).toEqual([
    {
      size: 'median',
      workload: { kind: 'Deployment', namespace: 'shop', name: 'cart' },
      footprint: { cpu: 1, memory: GIBIBYTE, pods: 1 },
      fits: { cpu: 4, memory: 57, pods: 107 },
      copies: 4,
      boundBy: 'cpu',
    },
    {
      size: 'largest',
      workload: { kind: 'Deployment', namespace: 'shop', name: 'db' },
      footprint: { cpu: 2, memory: 4 * GIBIBYTE, pods: 1 },
      fits: { cpu: 2, memory: 14, pods: 107 },
      copies: 2,
      boundBy: 'cpu',
    },
  ]);
});

test('places for pods run out first where pods are small', () => {
  const found = growthOf({ nodes: [ROOMY], ...shop({ cart: [0.01, 0.01] }) });
  expect(found?.references).toMatchObject([{ size: 'largest', copies: 109, boundBy: 'pods' }]);
});

test('what is a whole number of cores is not cut to one less', () => {
  const found = growthOf({ nodes: [node('node-1', { cpu: 0.4 })], ...shop({ cart: [0.1, 0.001] }) });
  expect(found?.references[0]?.fits.cpu).toBe(3);
});

test('nodes that take no pods have no headroom', () => {
  const closed = [
    node('control', { taints: [{ key: 'control-plane', value: null, effect: 'NoSchedule' }] }),
    node('cordoned', { unschedulable: true }),
  ];
  expect(growthOf({ nodes: [ROOMY, ...closed], ...shop({ cart: [1, 1] }) })).toMatchObject({
    nodes: { counted: 1, total: 3 },
    headroom: { cpu: 7 },
  });
  expect(growthOf({ nodes: closed, ...shop({ cart: [1, 1] }) })).toBeNull();
});

test('what is used beyond the requests is gone too, of nodes and of workloads', () => {
  const { deployments, pods } = shop({ cart: [1, 1], till: null });
  const found = growthOf({
    nodes: [ROOMY],
    deployments,
    pods,
    nodeMetrics: [nodeMetrics('node-1', { cpu: 0.5, memory: 4 * GIBIBYTE })],
    podMetrics: pods.map((one) => podMetrics(one, { cpu: 0.5, memory: 3 * GIBIBYTE })),
  });
  expect(found).toMatchObject({
    basis: 'requests and use',
    headroom: { cpu: 7, memory: 60 * GIBIBYTE },
    workloads: { measured: 2, total: 2 },
  });
  expect(found?.references).toMatchObject([
    { size: 'median', workload: { name: 'till' }, footprint: { cpu: 0.5 }, copies: 14, boundBy: 'cpu' },
    { size: 'largest', workload: { name: 'cart' }, footprint: { cpu: 1, memory: 3 * GIBIBYTE }, copies: 7 },
  ]);
});

test('a workload that neither requests nor shows what it takes is left out', () => {
  const found = growthOf({ nodes: [ROOMY], ...shop({ cart: [1, 1], till: null }) });
  expect(found).toMatchObject({ basis: 'requests', workloads: { measured: 1, total: 2 } });
  expect(found?.references).toMatchObject([{ size: 'largest', workload: { name: 'cart' } }]);
});

test.each<[string, ClusterOptions]>([
  ['no workload says or shows what it takes', { nodes: [ROOMY], ...shop({ cart: null }) }],
  ['pods were captured in part', { nodes: [ROOMY], ...shop({ cart: [1, 1] }), states: { pods: 'partial' } }],
  ['nodes were not captured', shop({ cart: [1, 1] })],
  [
    'the only one lacks a replica',
    { nodes: [ROOMY], ...shop({ cart: [1, 1] }), deployments: [deployment('cart', { available: 0 })] },
  ],
  [
    'the only one belongs to the system',
    {
      nodes: [ROOMY],
      deployments: [deployment('dns', { namespace: 'kube-system' })],
      pods: [pod('dns-x', { namespace: 'kube-system', requests: { cpu: 1, memory: 1 } })],
    },
  ],
])('nothing where %s', (_, options) => {
  expect(growthOf(options)).toBeNull();
});
