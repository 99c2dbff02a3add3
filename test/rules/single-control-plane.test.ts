import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import singleControlPlane from '../../src/rules/single-control-plane.ts';
import { cluster } from '../builders/cluster.ts';
import { node } from '../builders/node.ts';

const server = (name: string) => node(name, { roles: ['control-plane', 'master'] });
const worker = node('styx', { roles: ['worker'] });

test.each([
  [
    'one of three nodes',
    [server('tethys'), worker, node('calypso')],
    'low',
    '1 of 3 nodes is a control-plane node, so nothing takes over when it fails',
  ],
  ['the only node', [server('tethys')], 'info', 'the cluster is this one node, control plane and all'],
])('the control plane is %s', (_, nodes, severity, message) => {
  const { findings } = evaluate([singleControlPlane], cluster({ nodes }));
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({
    severity,
    message,
    group: 'risk',
    subject: { kind: 'Node', name: 'tethys' },
  });
});

test.each([
  ['two control-plane nodes', [server('tethys'), server('titan'), worker]],
  ['a managed control plane, which has no node', [worker, node('calypso')]],
  ['no nodes', []],
])('silent on %s', (_, nodes) => {
  const { findings, verdicts } = evaluate([singleControlPlane], cluster({ nodes }));
  expect(findings).toEqual([]);
  expect(verdicts[0]?.outcome).toBe('clear');
});

test('a part of the nodes does not tell', () => {
  const { verdicts } = evaluate(
    [singleControlPlane],
    cluster({ nodes: [server('tethys')], states: { nodes: 'partial' } }),
  );
  expect(verdicts[0]).toMatchObject({ outcome: 'not evaluated', missing: ['nodes'] });
});
