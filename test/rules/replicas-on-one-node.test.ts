import { expect, test } from 'vitest';
import type { PodSpec } from '../../src/model/pod-spec.ts';
import { evaluate } from '../../src/rules/evaluate.ts';
import replicasOnOneNode from '../../src/rules/replicas-on-one-node.ts';
import { cluster } from '../builders/cluster.ts';
import { node } from '../builders/node.ts';
import { pod } from '../builders/pod.ts';
import { daemonSet, deployment } from '../builders/workload.ts';

const nodes = [node('node-1'), node('node-2')];

function replicas(where: readonly string[], spec: Partial<PodSpec> = {}, namespace = 'shop') {
  const owner = deployment('cart', { namespace, replicas: where.length, spec });
  return where.map((nodeName, index) => pod(`cart-5d-${index}`, { owner, namespace, nodeName, spec }));
}

test('both replicas on one of two nodes', () => {
  const { findings } = evaluate(
    [replicasOnOneNode],
    cluster({ nodes, pods: replicas(['node-1', 'node-1']) }),
  );
  expect(findings).toMatchObject([
    {
      severity: 'medium',
      group: 'risk',
      subject: { kind: 'Deployment', name: 'cart' },
      message: 'both ready pods run on node-1, one of 2 nodes that take pods',
    },
  ]);
});

test('what the distribution placed is milder', () => {
  const pods = replicas(['node-1', 'node-1', 'node-1'], {}, 'kube-system');
  const [finding] = evaluate([replicasOnOneNode], cluster({ nodes, pods })).findings;
  expect(finding).toMatchObject({
    severity: 'low',
    message: 'all 3 ready pods run on node-1, one of 2 nodes that take pods',
  });
});

const PINNED: readonly [string, Partial<PodSpec>][] = [
  ['a node selector', { nodeSelector: { disk: 'ssd' } }],
  ['node affinity', { nodeAffinity: [{ matchExpressions: [], matchFields: [] }] }],
  [
    'affinity to other pods',
    {
      podAffinity: [
        { selector: null, topologyKey: 'kubernetes.io/hostname', namespaces: [], namespaceSelector: null },
      ],
    },
  ],
  [
    'a claim, whose volume may lie there',
    {
      volumes: [
        {
          name: 'data',
          type: 'persistentVolumeClaim',
          uses: [{ kind: 'PersistentVolumeClaim', name: 'data', keys: [], optional: false }],
          path: null,
        },
      ],
    },
  ],
];

test.each(PINNED)('silent on %s', (_, spec) => {
  const pods = replicas(['node-1', 'node-1'], spec);
  expect(evaluate([replicasOnOneNode], cluster({ nodes, pods })).findings).toEqual([]);
});

test('the operating system pins nothing', () => {
  const pods = replicas(['node-1', 'node-1'], { nodeSelector: { 'kubernetes.io/os': 'linux' } });
  expect(evaluate([replicasOnOneNode], cluster({ nodes, pods })).findings).toHaveLength(1);
});

test.each([
  ['two nodes', nodes, replicas(['node-1', 'node-2'])],
  ['one replica', nodes, replicas(['node-1'])],
  [
    'no other node that takes pods',
    [node('node-1'), node('node-2', { unschedulable: true })],
    replicas(['node-1', 'node-1']),
  ],
  ['a DaemonSet', nodes, ['a', 'b'].map((name) => pod(`agent-${name}`, { owner: daemonSet('agent') }))],
])('silent on %s', (_, all, pods) => {
  expect(evaluate([replicasOnOneNode], cluster({ nodes: all, pods })).findings).toEqual([]);
});

test('without nodes there is no verdict', () => {
  const { verdicts } = evaluate([replicasOnOneNode], cluster({ pods: replicas(['node-1', 'node-1']) }));
  expect(verdicts[0]?.outcome).toBe('not evaluated');
});
