import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import nodePressure from '../../src/rules/node-pressure.ts';
import { cluster } from '../builders/cluster.ts';
import { conditionOf } from '../builders/condition.ts';
import { GIBIBYTE } from '../builders/meta.ts';
import { node } from '../builders/node.ts';
import { pod } from '../builders/pod.ts';
import { deployment } from '../builders/workload.ts';

test('a full disk is critical, and says what the images take and who had to go', () => {
  const edge = node('edge', {
    pressure: 'DiskPressure',
    kubeletVersion: 'v1.31.4+k3s1',
    images: [{ names: ['registry.shop/cart:1'], bytes: 2 * GIBIBYTE }],
  });
  const pods = [
    pod('cart', { nodeName: 'edge', phase: 'Failed', reason: 'Evicted' }),
    pod('api', { nodeName: 'edge' }),
  ];
  const { findings } = evaluate([nodePressure], cluster({ nodes: [edge], pods }));
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({
    severity: 'critical',
    subject: { kind: 'Node', name: 'edge' },
    message: 'DiskPressure for 60m; 1 image listed there take 2Gi; 1 pod evicted',
    facts: { evictedPods: 1, conditions: [{ type: 'DiskPressure', status: 'True' }] },
  });
  expect(findings[0]?.commands).toContain('ssh 192.168.1.10 sudo k3s crictl rmi --prune');
});

test.each([
  ['MemoryPressure', true, 'high'],
  ['PIDPressure', true, 'high'],
  ['NetworkUnavailable', true, 'high'],
  ['KernelDeadlock', true, 'medium'],
  ['StorageReady', false, 'medium'],
] as const)('%s %s is %s', (type, status, severity) => {
  const nodes = [node('edge', { conditions: [conditionOf('Ready', true), conditionOf(type, status)] })];
  expect(evaluate([nodePressure], cluster({ nodes })).findings.map((one) => one.severity)).toEqual([
    severity,
  ]);
});

test.each([
  ['without pressure', node('edge')],
  ['that votes in etcd', node('edge', { conditions: [conditionOf('EtcdIsVoter', true)] })],
  ['whose agent reports health', node('edge', { conditions: [conditionOf('StorageReady', true)] })],
  ['that is silent', node('edge', { ready: 'Unknown' })],
])('silent on a node %s', (_, innocent) => {
  const { findings, verdicts } = evaluate([nodePressure], cluster({ nodes: [innocent] }));
  expect(findings).toEqual([]);
  expect(verdicts[0]?.outcome).toBe('clear');
});

test('without nodes there is no verdict', () => {
  expect(evaluate([nodePressure], cluster()).verdicts[0]?.outcome).toBe('not evaluated');
});

const LOCAL = { names: ['docker.io/shop/cart:1'], bytes: GIBIBYTE };
const PULLED = {
  names: [`docker.io/shop/cart@sha256:${'a'.repeat(64)}`, 'docker.io/shop/cart:1'],
  bytes: GIBIBYTE,
};

test.each([
  ['never pulled', [LOCAL], 0, 'Never', true],
  ['pulled by a registry’s digest, and never to be pulled again', [PULLED], 0, 'Never', true],
  ['without a digest', [LOCAL], 0, 'IfNotPresent', true],
  ['that a registry has', [PULLED], 0, 'IfNotPresent', false],
  ['that is pulled anyway', [LOCAL], 0, 'Always', false],
  ['in use', [LOCAL], 1, 'Never', false],
  ['that the node does not have', [{ names: ['docker.io/shop/till:1'], bytes: 1 }], 0, 'Never', false],
  ['of a node that lists none', [], 0, 'Never', true],
] as const)(
  'pruning is not advised for an image %s: case %#',
  (_, images, replicas, imagePullPolicy, warns) => {
    const edge = node('edge', { pressure: 'DiskPressure', images });
    const cart = deployment('cart', { replicas, container: { image: 'shop/cart:1', imagePullPolicy } });
    const [finding] = evaluate([nodePressure], cluster({ nodes: [edge], deployments: [cart] })).findings;
    expect(finding?.message.includes('of workloads at 0: shop/cart:1 of Deployment shop/cart')).toBe(warns);
    expect(finding?.commands.some((line) => line.includes('rmi --prune'))).toBe(!warns);
  },
);
