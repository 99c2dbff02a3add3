import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/unused-gpu.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { node } from '../builders/node.ts';
import { pod } from '../builders/pod.ts';

const GPU = 'nvidia.com/gpu';
const gpuNode = (gpus: number, options: Parameters<typeof node>[1] = {}) =>
  node('calypso', { allocatable: { cpu: 8, [GPU]: gpus }, ...options });
const asking = (gpus: number) => pod('train', { nodeName: 'calypso', requests: { [GPU]: gpus } });
const check = (options: ClusterOptions) => evaluate([rule], cluster(options));

test('a GPU nobody asks for', () => {
  expect(check({ nodes: [gpuNode(1), node('tethys')], pods: [pod('web')] }).findings).toMatchObject([
    {
      severity: 'info',
      group: 'capacity',
      subject: { kind: 'Node', namespace: null, name: 'calypso' },
      message: '0 of 1 nvidia.com/gpu requested',
      facts: { gpus: [{ resource: GPU, allocatable: 1, requests: 0 }] },
      evidence: [{ path: 'status.allocatable["nvidia.com/gpu"]', value: '1' }],
    },
  ]);
});

test.each([
  ['a quarter asked for', 1, 4, 1],
  ['a little more', 2, 7, 0],
  ['all of it', 1, 1, 0],
])('%s', (_, asked, gpus, findings) => {
  expect(check({ nodes: [gpuNode(gpus)], pods: [asking(asked)] }).findings).toHaveLength(findings);
});

test('a node that is down cannot be used', () => {
  expect(check({ nodes: [gpuNode(1, { ready: false })], pods: [pod('web')] }).findings).toEqual([]);
});

test.each<[string, ClusterOptions]>([
  ['without pods', { nodes: [gpuNode(1)] }],
  ['with a part of them', { nodes: [gpuNode(1)], pods: [], states: { pods: 'partial' } }],
  ['with those of one namespace', { nodes: [gpuNode(1)], pods: [pod('web')], onlyNamespace: 'shop' }],
])('%s there is no verdict', (_, options) => {
  expect(check(options)).toMatchObject({ findings: [], verdicts: [{ outcome: 'not evaluated' }] });
});
