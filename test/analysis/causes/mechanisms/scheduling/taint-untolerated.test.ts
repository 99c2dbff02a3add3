import { expect, test } from 'vitest';
import type { Node } from '../../../../../src/model/node.ts';
import { node } from '../../../../builders/node.ts';
import { causeBy } from '../../explained.ts';
import { master, told, waiting } from './waiting.ts';

const tainted = (name: string, key: string, value: string | null = null): Node =>
  node(name, { taints: [{ key, value, effect: 'NoSchedule' }] });

test('every worker has a taint that somebody set', () => {
  const nodes = [master, tainted('node-1', 'team', 'red'), tainted('node-2', 'team', 'red')];
  const shop = waiting('1 node(s) were unschedulable, 2 node(s) had untolerated taint {team: red}', {
    nodes,
  });
  expect(causeBy('taint-untolerated', shop)).toMatchObject({
    root: { kind: 'Deployment', name: 'cart' },
    confidence: 'confirmed',
    summary:
      '2 nodes that could take the pods have the taint team=red:NoSchedule, and the pods have no toleration for it',
  });
});

test('nodes that are reserved for others are set aside', () => {
  const nodes = [master, tainted('node-1', 'dedicated', 'gpu'), node('node-2')];
  const said =
    '1 node(s) were unschedulable, 1 node(s) had untolerated taint {dedicated: gpu}, 1 Insufficient cpu';
  expect(told(waiting(said, { nodes }))).toEqual(['cpu-insufficient Deployment/cart confirmed']);
});

test('a toleration of another value does not help, one of the key does', () => {
  const nodes = [master, tainted('node-1', 'team', 'red'), tainted('node-2', 'team', 'red')];
  const tolerations = [{ key: 'team', operator: 'Equal', value: 'blue', effect: null }];
  const said = '1 node(s) were unschedulable, 2 node(s) had untolerated taint {team: red}';
  expect(causeBy('taint-untolerated', waiting(said, { nodes, spec: { tolerations } })).summary).toMatch(
    /; they tolerate team$/,
  );
  const all = [{ key: 'team', operator: 'Exists', value: null, effect: null }];
  expect(
    told(waiting('1 node(s) were unschedulable, 2 Insufficient cpu', { nodes, spec: { tolerations: all } })),
  ).toEqual(['cpu-insufficient Deployment/cart confirmed']);
});

test('the taint of a condition is not of anybody’s making', () => {
  const nodes = [master, tainted('node-1', 'node.cloudprovider.kubernetes.io/uninitialized', 'true')];
  const said = '1 node(s) had untolerated taint {node.cloudprovider.kubernetes.io/uninitialized: true}';
  expect(told(waiting(said, { nodes }))).toEqual(['unschedulable-pod Deployment/cart confirmed']);
});

test('without nodes the scheduler’s word is believed', () => {
  const said = '1 node(s) were unschedulable, 2 node(s) had untolerated taint {team: red}';
  expect(told(waiting(said, { nodes: [] }))).toEqual(['taint-untolerated Deployment/cart likely']);
});
