import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/untolerated-taint.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { node } from '../builders/node.ts';
import { pod } from '../builders/pod.ts';
import { daemonSet, deployment } from '../builders/workload.ts';

/** Captured too, and empty unless said otherwise. */
const BESIDE = { deployments: [], statefulSets: [], daemonSets: [], cronJobs: [] };

const check = (options: ClusterOptions) => evaluate([rule], cluster({ ...BESIDE, ...options }));

const taints = [{ key: 'dedicated', value: 'gpu', effect: 'NoSchedule' }];
const kept = node('calypso', { taints });
const tolerations = [{ key: 'dedicated', operator: 'Exists', value: null, effect: null }];
const agent = pod('agent', { owner: daemonSet('agent'), nodeName: 'calypso' });

test('a node that nothing may use', () => {
  expect(check({ nodes: [kept], pods: [agent] }).findings).toMatchObject([
    {
      severity: 'low',
      group: 'capacity',
      subject: { kind: 'Node', name: 'calypso' },
      facts: { taint: 'dedicated=gpu:NoSchedule' },
    },
  ]);
});

test.each<[string, ClusterOptions]>([
  ['a pod tolerates it', { nodes: [kept], pods: [pod('train', { spec: { tolerations } })] }],
  [
    'a workload at zero does',
    { nodes: [kept], pods: [], deployments: [deployment('train', { replicas: 0, spec: { tolerations } })] },
  ],
  ['pods run there', { nodes: [kept], pods: [pod('train', { nodeName: 'calypso' })] }],
  [
    'it only prefers',
    {
      nodes: [node('calypso', { taints: [{ key: 'dedicated', value: 'gpu', effect: 'PreferNoSchedule' }] })],
      pods: [],
    },
  ],
  ['Kubernetes set it', { nodes: [node('calypso', { ready: 'Unknown' })], pods: [] }],
])('silent: %s', (_, options) => {
  expect(check(options).findings).toEqual([]);
});

test('without what it needs there is no verdict', () => {
  expect(check({ nodes: [kept], pods: [], states: { pods: 'partial' } })).toMatchObject({
    findings: [],
    verdicts: [{ outcome: 'not evaluated' }],
  });
});
