import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import replicasInOneZone from '../../src/rules/replicas-in-one-zone.ts';
import { cluster } from '../builders/cluster.ts';
import { node } from '../builders/node.ts';
import { pod } from '../builders/pod.ts';
import { deployment } from '../builders/workload.ts';

function zoned(name: string, zone: string) {
  return node(name, { labels: { 'topology.kubernetes.io/zone': zone } });
}

function findings(zones: readonly [string, string, string], where: readonly string[], namespace = 'shop') {
  const owner = deployment('cart', { namespace });
  return evaluate(
    [replicasInOneZone],
    cluster({
      nodes: zones.map((zone, index) => zoned(`node-${index}`, zone)),
      pods: where.map((nodeName, index) => pod(`cart-5d-${index}`, { owner, namespace, nodeName })),
    }),
  ).findings;
}

test('two nodes of one zone, while there are two', () => {
  expect(findings(['east', 'east', 'west'], ['node-0', 'node-1'])).toMatchObject([
    {
      severity: 'low',
      subject: { kind: 'Deployment', name: 'cart' },
      message: '2 ready pods on 2 nodes are all in east, one of 2 zones with nodes that take pods',
    },
  ]);
});

test.each([
  ['both zones', ['east', 'east', 'west'], ['node-0', 'node-2'], 'shop'],
  ['a cluster of one zone', ['east', 'east', 'east'], ['node-0', 'node-1'], 'shop'],
  ['one node, which another rule reports', ['east', 'east', 'west'], ['node-0', 'node-0'], 'shop'],
  ['a system namespace', ['east', 'east', 'west'], ['node-0', 'node-1'], 'kube-system'],
] as const)('silent on %s', (_, zones, where, namespace) => {
  expect(findings([...zones], where, namespace)).toEqual([]);
});

test('without nodes there is no verdict', () => {
  expect(evaluate([replicasInOneZone], cluster({ pods: [] })).verdicts[0]?.outcome).toBe('not evaluated');
});
