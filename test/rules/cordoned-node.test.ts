import { expect, test } from 'vitest';
import rule from '../../src/rules/cordoned-node.ts';
import { evaluate } from '../../src/rules/evaluate.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { node } from '../builders/node.ts';
import { pod } from '../builders/pod.ts';

const check = (options: ClusterOptions) => evaluate([rule], cluster(options));

const cordoned = node('styx', { unschedulable: true });

test('a worker that takes no new pods', () => {
  const { findings } = check({
    nodes: [node('tethys'), cordoned],
    pods: [pod('cart', { nodeName: 'styx' })],
  });
  expect(findings).toMatchObject([
    {
      severity: 'low',
      group: 'risk',
      subject: { kind: 'Node', name: 'styx' },
      message: 'takes no new pods, and 1 of 2 nodes do; 1 pod is still on it',
    },
  ]);
});

test('no node is left', () => {
  expect(check({ nodes: [cordoned] }).findings).toMatchObject([{ severity: 'medium' }]);
});

test('a control plane is kept free that way', () => {
  const nodes = [node('titan', { unschedulable: true, roles: ['control-plane'] }), node('styx')];
  expect(check({ nodes }).findings).toMatchObject([{ severity: 'info' }]);
});

test.each([
  ['open', node('styx')],
  [
    'about to be taken away',
    node('styx', {
      unschedulable: true,
      taints: [{ key: 'ToBeDeletedByClusterAutoscaler', value: null, effect: 'NoSchedule' }],
    }),
  ],
])('silent: %s', (_, one) => {
  expect(check({ nodes: [one, node('tethys')] }).findings).toEqual([]);
});

test('without what it needs there is no verdict', () => {
  expect(check({})).toMatchObject({ findings: [], verdicts: [{ outcome: 'not evaluated' }] });
});
