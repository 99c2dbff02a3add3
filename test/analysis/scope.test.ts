import { expect, test } from 'vitest';
import { scope } from '../../src/analysis/scope.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { namespace } from '../builders/configuration.ts';
import { node } from '../builders/node.ts';
import { version } from '../builders/observation.ts';
import { pod } from '../builders/pod.ts';

test.each<[string, ClusterOptions, 'cluster' | 'namespaces', readonly string[]]>([
  ['one namespace', { pods: [pod('cart')] }, 'namespaces', ['shop']],
  ['pods of two', { pods: [pod('cart'), pod('agent', { namespace: 'kilo' })] }, 'cluster', ['kilo', 'shop']],
  ['a node', { nodes: [node('node-1')] }, 'cluster', []],
  [
    'an empty namespace beside',
    { pods: [pod('cart')], namespaces: [namespace('apps')] },
    'cluster',
    ['apps', 'shop'],
  ],
  ['its own namespace', { pods: [pod('cart')], namespaces: [namespace('shop')] }, 'namespaces', ['shop']],
  ['nothing', {}, 'namespaces', []],
])('a capture with %s', (_, options, kind, namespaces) => {
  expect(scope(cluster(options))).toMatchObject({ kind, namespaces });
});

const nodes = ['v1.32.9+k3s1', 'v1.32.10+k3s1', 'v1.31.4+k3s1'].map((kubeletVersion, index) =>
  node(`node-${index}`, { kubeletVersion }),
);

test.each<[string, ClusterOptions, string | null, unknown]>([
  [
    'the API server’s version comes first',
    { nodes, version: version('v1.33.1+rke2r1') },
    'rke2',
    { text: 'v1.33.1+rke2r1', from: 'API server' },
  ],
  ['then the highest kubelet’s', { nodes }, 'k3s', { text: 'v1.32.10+k3s1', from: 'kubelets' }],
  ['a client’s says nothing', { version: version(null, 'v1.34.1') }, null, null],
])('%s', (_, options, distribution, expected) => {
  expect(scope(cluster(options))).toMatchObject({ distribution, version: expected });
});
