import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import localTrafficPolicyGap from '../../src/rules/local-traffic-policy-gap.ts';
import { cluster } from '../builders/cluster.ts';
import { service } from '../builders/network.ts';
import { node } from '../builders/node.ts';
import { pod } from '../builders/pod.ts';
import { deployment } from '../builders/workload.ts';

const owner = deployment('web');

function evaluated(options: Parameters<typeof service>[1], where: readonly string[], states = {}) {
  return evaluate(
    [localTrafficPolicyGap],
    cluster({
      services: [service('web', { type: 'NodePort', externalTrafficPolicy: 'Local', ...options })],
      nodes: [node('node-1'), node('node-2'), node('node-3', { ready: false })],
      pods: where.map((nodeName, index) => pod(`web-5d-${index}`, { owner, nodeName })),
      states,
    }),
  );
}

test('a node without a pod drops the connection', () => {
  expect(evaluated({}, ['node-1']).findings).toMatchObject([
    {
      severity: 'low',
      group: 'risk',
      subject: { kind: 'Service', name: 'web' },
      message:
        'externalTrafficPolicy is Local; ready pods run on 1 node, and 1 more would drop the connection',
    },
  ]);
});

test.each([
  ['a pod on each node that takes pods', {}, ['node-1', 'node-2']],
  ['the default policy', { externalTrafficPolicy: 'Cluster' }, ['node-1']],
  ['a load balancer, which checks the nodes', { type: 'LoadBalancer' }, ['node-1']],
  ['no pod, which another rule reports', {}, []],
])('silent on %s', (_, options, where) => {
  expect(evaluated(options, where).findings).toEqual([]);
});

test('a part of the pods proves no gap', () => {
  expect(evaluated({}, ['node-1'], { pods: 'partial' }).findings).toEqual([]);
});
