import { expect, test } from 'vitest';
import type { Audit } from '../../../src/analysis/audit.ts';
import type {
  ClaimRow,
  NodeRow,
  StorageClassRow,
  WorkloadRow,
} from '../../../src/analysis/inventory/inventory.ts';
import { checkBrief } from '../../../src/report/brief/check.ts';
import { parseBrief } from '../../../src/report/brief/parse.ts';
import { audit, deployment } from '../../builders/audit.ts';

const RESOURCE = { allocatable: null, requests: null, used: null, usedPercent: null };
const NODE: NodeRow = {
  name: 'pi-worker-01',
  status: 'Ready',
  ready: true,
  roles: [],
  createdAt: null,
  version: null,
  internalIP: null,
  externalIP: null,
  osImage: null,
  kernelVersion: null,
  containerRuntime: null,
  architecture: null,
  troubles: [],
  cpu: RESOURCE,
  memory: RESOURCE,
  pods: { running: 0, problems: 0, allocatable: null },
};
const WORKLOAD: WorkloadRow = {
  ref: deployment('cart'),
  component: 'application',
  state: 'healthy',
  ready: 1,
  desired: 1,
  images: [],
  restarts: 0,
  createdAt: null,
  isNew: false,
  rollout: { complete: true, available: 1, deployedAt: null, startedAt: null, lastRestartAt: null },
  problems: [],
};
const CLAIM: ClaimRow = {
  namespace: 'shop',
  name: 'orders-db',
  phase: 'Bound',
  storageClass: null,
  requestedBytes: null,
  accessModes: [],
  volume: null,
  createdAt: null,
  isNew: false,
  usedBy: [],
};
const CLASS: StorageClassRow = {
  name: 'longhorn',
  provisioner: null,
  isDefault: true,
  reclaimPolicy: null,
  claims: 1,
  unbound: 0,
  requestedBytes: 0,
};
const INVENTORY = { nodes: [NODE], workloads: [WORKLOAD], claims: [CLAIM], storageClasses: [CLASS] };
const SHOP = audit({ inventory: INVENTORY });

test('names that exist are accepted', () => {
  const text = [
    'namespaces: { shop: the shop }',
    'nodes: { pi-worker-01: rack 1 }',
    'workloads: { shop/cart: carts }',
    'claims: { shop/orders-db: orders }',
    'storage: { longhorn: { capacity: 1TB } }',
  ].join('\n');
  expect(complaint(text, SHOP)).toBe('accepted');
});

test.each([
  [
    'a namespace',
    'namespaces:\n  shpo: x',
    '2:3: namespaces: the snapshot has no namespace shpo; did you mean shop?',
  ],
  [
    'a node',
    'nodes:\n  pi-worker-02: x',
    '2:3: nodes: the snapshot has no node pi-worker-02; did you mean pi-worker-01?',
  ],
  ['a node unlike any', '\nnodes: { mainframe: x }', '2:10: nodes: the snapshot has no node mainframe'],
  [
    'a workload',
    'workloads:\n  shop/card: x',
    '2:3: workloads: the snapshot has no workload shop/card; did you mean shop/cart?',
  ],
  [
    'a workload of another namespace',
    'workloads:\n  bank/ledgers: x',
    '2:3: workloads: the snapshot has no workload bank/ledgers',
  ],
  [
    'a claim',
    'claims:\n  shop/order-db: x',
    '2:3: claims: the snapshot has no claim shop/order-db; did you mean shop/orders-db?',
  ],
  [
    'a StorageClass',
    'storage:\n  longhorm: {}',
    '2:3: storage: the snapshot has no StorageClass longhorm; did you mean longhorn?',
  ],
])('%s that does not exist', (_, text, expected) => {
  expect(complaint(text, SHOP)).toBe(`brief.yaml:${expected}`);
});

test.each([
  ['namespaces', 'namespaces: { bank: x }', { namespaces: 'not captured' }],
  ['nodes', 'nodes: { pi-worker-02: x }', { nodes: 'partial' }],
  ['claims', 'claims: { shop/lost: x }', { persistentVolumeClaims: 'forbidden' }],
  ['one kind of workload', 'workloads: { shop/nightly: x }', { cronJobs: 'not captured' }],
  ['StorageClasses', 'storage: { nfs: {} }', { storageClasses: 'not captured' }],
  ['the namespaces it may be in', 'claims: { bank/lost: x }', { namespaces: 'not captured' }],
] as const)('nobody can say it dangles without %s', (_, text, states) => {
  expect(complaint(text, audit({ inventory: INVENTORY, states }))).toBe('accepted');
});

test('nothing is said of namespaces that were not asked for', () => {
  const text = 'namespaces: { bank: x }\nworkloads: { bank/ledgers: x }\nclaims: { bank/ledgers: x }';
  expect(complaint(text, SHOP, ['shop'])).toBe('accepted');
  expect(complaint('workloads: { shop/card: x }', SHOP, ['shop'])).toContain('no workload shop/card');
});

function complaint(text: string, of: Audit, asked: readonly string[] | null = null): string {
  try {
    checkBrief(parseBrief('brief.yaml', text), of, asked);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return 'accepted';
}
