import { expect, test } from 'vitest';
import { EMPTY_BRIEF } from '../../../src/report/brief/empty-brief.ts';
import { infrastructureView } from '../../../src/report/infrastructure/view.ts';
import { nodes } from '../../../src/report/sections/nodes.ts';
import { audit } from '../../builders/audit.ts';
import { many, nodeRow, tableRows, UNMEASURED } from './rows.ts';

const text = (options: Parameters<typeof audit>[0], brief = EMPTY_BRIEF) => nodes(audit(options), brief);

test('a node has its usage in the units and roundings of kubectl', () => {
  expect(tableRows(text({ inventory: { nodes: [nodeRow('berlin-1')] } }))).toEqual([
    '| `berlin-1` | ✅ Ready | 500m | 12% | 4096Mi | █████░░░░░ 50% | 10/110 |',
  ]);
});

test.each([
  ['one', [nodeRow('berlin-1')], 'The node is Ready.'],
  ['all', [nodeRow('berlin-1'), nodeRow('berlin-2')], 'All 2 nodes are Ready.'],
  [
    'not all',
    [nodeRow('berlin-1'), nodeRow('berlin-2', { ready: false, status: 'NotReady' })],
    '1 of 2 nodes is not Ready: `berlin-2`.',
  ],
])('%s of the nodes is ready', (_, rows, sentence) => {
  expect(text({ inventory: { nodes: rows } })).toContain(sentence);
});

test('a node with a condition that says something is wrong is not called sound', () => {
  const rows = [nodeRow('berlin-1', { troubles: ['DiskPressure'] })];
  expect(text({ inventory: { nodes: rows } })).toContain('⚠️ Ready (DiskPressure)');
});

test.each([
  ['not captured', 'not evaluated: top nodes not captured'],
  ['forbidden', 'not evaluated: top nodes forbidden'],
  ['captured', 'names none of these nodes'],
] as const)('usage of nobody has no column, and top nodes %s is why', (state, reason) => {
  const page = text({
    inventory: { nodes: [nodeRow('berlin-1', { cpu: UNMEASURED, memory: UNMEASURED })] },
    states: { nodeMetrics: state },
  });
  expect(page).toContain(reason);
  expect(tableRows(page)).toEqual(['| `berlin-1` | ✅ Ready | 10/110 |']);
});

test('nodes without metrics among others are counted', () => {
  const rows = [nodeRow('berlin-1'), nodeRow('berlin-2', { cpu: UNMEASURED, memory: UNMEASURED })];
  expect(text({ inventory: { nodes: rows } })).toContain('1 node had no metrics');
});

test('pods that nobody captured are not counted as none', () => {
  const rows = [nodeRow('berlin-1', { pods: { running: 0, problems: 0, allocatable: 110 } })];
  expect(text({ inventory: { nodes: rows }, states: { pods: 'not captured' } })).not.toContain('0/110');
});

test('of very many nodes those with a problem are listed, the others counted', () => {
  const rows = [...many(310, (number) => nodeRow(`berlin-${number}`)), nodeRow('zeta', { ready: false })];
  const page = text({ inventory: { nodes: rows } });
  expect(tableRows(page)).toHaveLength(300);
  expect(page).toContain('| `zeta` | ❌');
  expect(page).toContain('11 more nodes: see the JSON audit.');
});

test('equal facts are said once, others with the nodes they are of', () => {
  const rows = [
    nodeRow('berlin-1', { osImage: 'Debian 12', architecture: 'arm64' }),
    nodeRow('berlin-2', { osImage: 'Debian 12', architecture: 'amd64' }),
  ];
  const page = text({ inventory: { nodes: rows } });
  expect(page).toContain('**OS:** Debian 12\n');
  expect(page).toContain('**Architecture:** arm64 (berlin-1); amd64 (berlin-2)');
  expect(page).not.toContain('Addresses');
});

test('addresses stand with the role of their nodes, where roles differ', () => {
  const workers = many(3, (number) => nodeRow(`pi-${number}`, { internalIP: `192.0.2.${10 + number}` }));
  const master = nodeRow('master', { roles: ['control-plane'], internalIP: '192.0.2.9' });
  expect(text({ inventory: { nodes: [master, ...workers] } })).toMatch(
    /Addresses:\*\* 192\.0\.2\.9 \(control-plane\); 192\.0\.2\.\d+-\d+ \(worker\)$/m,
  );
  expect(text({ inventory: { nodes: workers } })).toMatch(/Addresses:\*\* 192\.0\.2\.\d+-\d+$/m);
});

test('what the auditor says of a node is marked', () => {
  const brief = { ...EMPTY_BRIEF, nodes: { 'berlin-1': 'the one with the disks' } };
  expect(text({ inventory: { nodes: [nodeRow('berlin-1')] } }, brief)).toContain(
    '`berlin-1` is the one with the disks (stated by the auditor)',
  );
});

test.each([
  ['not captured', 'Nodes were not evaluated: nodes not captured.'],
  ['forbidden', 'Nodes were not evaluated: nodes forbidden.'],
  ['empty', 'The capture of nodes is empty: nothing is said about them.'],
] as const)('no nodes, because they are %s', (state, sentence) => {
  const view = infrastructureView(audit({ states: { nodes: state } }), EMPTY_BRIEF);
  expect(view).toMatchObject({ nodes: null, nodesMissing: sentence, capacity: null });
});

test('of nodes captured in part it is not said that they are all', () => {
  const page = text({
    inventory: { nodes: [nodeRow('berlin-1'), nodeRow('berlin-2')] },
    states: { nodes: 'partial' },
  });
  expect(page).toContain('- All 2 captured nodes are Ready.');
});
