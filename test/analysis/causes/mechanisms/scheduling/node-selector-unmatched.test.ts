import { expect, test } from 'vitest';
import { node } from '../../../../builders/node.ts';
import { causeBy } from '../../explained.ts';
import { master, told, waiting } from './waiting.ts';

const said = "1 node(s) were unschedulable, 2 node(s) didn't match Pod's node affinity/selector";
const labelled = [
  master,
  node('node-1', { labels: { tier: 'test' } }),
  node('node-2', { labels: { tier: 'test' } }),
];

test('no node has a label that the pods ask for', () => {
  const shop = waiting(said, { nodes: labelled, spec: { nodeSelector: { tier: 'production' } } });
  expect(causeBy('node-selector-unmatched', shop)).toMatchObject({
    root: { kind: 'Deployment', name: 'cart' },
    confidence: 'confirmed',
    summary:
      'nodeSelector asks for tier=production, which none of 2 nodes for workloads has; they have tier test',
    evidence: [{ path: 'spec.nodeSelector', value: 'tier=production' }, {}, {}],
  });
});

test('a key that is misspelt is told', () => {
  const shop = waiting(said, { nodes: labelled, spec: { nodeSelector: { teir: 'test' } } });
  expect(causeBy('node-selector-unmatched', shop).summary).toContain(
    'no node has a label teir, but they have tier=test',
  );
});

test('only the control plane has the label', () => {
  const nodes = [{ ...master, meta: { ...master.meta, labels: { disk: 'ssd' } } }, ...labelled.slice(1)];
  expect(told(waiting(said, { nodes, spec: { nodeSelector: { disk: 'ssd' } } }))).toEqual([
    'node-selector-unmatched Deployment/cart confirmed',
  ]);
});

test('a node that has them all and no room is another matter', () => {
  const nodes = [...labelled, node('node-3', { labels: { tier: 'production' } })];
  expect(
    told(waiting(`${said}, 1 Insufficient cpu`, { nodes, spec: { nodeSelector: { tier: 'production' } } })),
  ).toEqual(['cpu-insufficient Deployment/cart confirmed']);
});

test('without nodes the pods say it alone', () => {
  expect(
    told(
      waiting("3 node(s) didn't match node selector", { nodes: [], spec: { nodeSelector: { tier: 'a' } } }),
    ),
  ).toEqual(['node-selector-unmatched Deployment/cart confirmed']);
  expect(told(waiting("3 node(s) didn't match node selector"))).toEqual([
    'unschedulable-pod Deployment/cart confirmed',
  ]);
});
