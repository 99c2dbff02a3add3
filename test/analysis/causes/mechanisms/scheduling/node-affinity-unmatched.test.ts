import { expect, test } from 'vitest';
import type { NodeSelectorTerm } from '../../../../../src/model/pod-spec.ts';
import { node } from '../../../../builders/node.ts';
import { causeBy } from '../../explained.ts';
import { master, told, waiting } from './waiting.ts';

const said = "1 node(s) were unschedulable, 2 node(s) didn't match Pod's node affinity/selector";
const asks = (...values: readonly string[]): readonly NodeSelectorTerm[] => [
  { matchExpressions: [{ key: 'tier', operator: 'In', values }], matchFields: [] },
];
const nodes = [master, node('node-1', { labels: { tier: 'test' } }), node('node-2')];

test('no node satisfies a term', () => {
  const shop = waiting(said, { nodes, spec: { nodeAffinity: asks('production', 'staging') } });
  expect(causeBy('node-affinity-unmatched', shop)).toMatchObject({
    root: { kind: 'Deployment', name: 'cart' },
    confidence: 'confirmed',
    summary:
      'required node affinity asks for tier In (production, staging), which none of 2 nodes for workloads satisfies; they have tier test',
  });
});

test('a selector that fits beside it is not to blame', () => {
  const spec = { nodeSelector: { tier: 'test' }, nodeAffinity: asks('production') };
  expect(told(waiting(said, { nodes, spec }))).toEqual(['node-affinity-unmatched Deployment/cart confirmed']);
});

test('the pod of a DaemonSet is meant for one node, and that has no room', () => {
  const nodeAffinity: readonly NodeSelectorTerm[] = [
    { matchExpressions: [], matchFields: [{ key: 'metadata.name', operator: 'In', values: ['node-2'] }] },
  ];
  expect(told(waiting(`${said}, 1 Too many pods`, { nodes, spec: { nodeAffinity } }))).toEqual([
    'pods-insufficient Deployment/cart confirmed',
  ]);
});
