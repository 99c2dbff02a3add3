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
import { audit, deployment, finding } from '../../builders/audit.ts';
import { serviceRow } from '../sections/rows.ts';

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
  gpus: [],
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

const FULL = audit({ inventory: { ...INVENTORY, services: [serviceRow('cart-api')] } });

test('names that the work and the judgement of the auditor are about are accepted', () => {
  const text = [
    'environments: { shop: Production }',
    'services: { shop/cart-api: used by the app }',
    'critical: [shop/cart]',
    'follow: [shop/cart]',
    'deferred: { shop/cart: later }',
    'measurements: { disks: { pi-worker-01: { usedPercent: 3 } } }',
    'issues: { shop/cart: "#1", Node/pi-worker-01: "#2", shop/Deployment/cart: "#3", shop/cart-api: "#4" }',
    'impact: { shop/orders-db: no orders }',
    'rootCauses: [{ about: Node/pi-worker-01, text: a cable }]',
    'components: [{ name: API, state: working, about: shop/cart-api }]',
    'actions: [{ title: Repair, state: done, affected: [shop/cart] }]',
  ].join('\n');
  expect(complaint(text, FULL)).toBe('accepted');
});

test.each([
  ['environments: { shpo: x }', '1:17: environments: the snapshot has no namespace shpo; did you mean shop?'],
  [
    'services: { shop/cart-app: x }',
    '1:13: services: the snapshot has no Service shop/cart-app; did you mean shop/cart-api?',
  ],
  [
    'critical: [shop/cart, shop/card]',
    '1:23: critical: the snapshot has no workload shop/card; did you mean shop/cart?',
  ],
  ['follow:\n  - shop/card', '2:5: follow: the snapshot has no workload shop/card; did you mean shop/cart?'],
  [
    'deferred: { shop/card: x }',
    '1:13: deferred: the snapshot has no workload shop/card; did you mean shop/cart?',
  ],
  [
    'measurements: { disks: { pi-worker-1: { usedPercent: 3 } } }',
    '1:26: measurements.disks: the snapshot has no node pi-worker-1; did you mean pi-worker-01?',
  ],
  [
    'measurements: { images: { cart:1: 4MB } }',
    '1:27: measurements.images: the snapshot has no image cart:1',
  ],
  [
    'issues: { shop/card: "#1" }',
    '1:11: issues: the snapshot has no object shop/card; did you mean shop/cart?',
  ],
  [
    'issues: { Node/pi-worker-02: "#1" }',
    '1:11: issues: the snapshot has no object Node/pi-worker-02; did you mean Node/pi-worker-01?',
  ],
  [
    'impact: { shop/orders: x }',
    '1:11: impact: the snapshot has no object shop/orders; did you mean shop/orders-db?',
  ],
  [
    'rootCauses: [{ about: shop/card, text: x }]',
    '1:23: rootCauses.0.about: the snapshot has no object shop/card; did you mean shop/cart?',
  ],
  [
    'components: [{ name: x, state: working, about: shop/card }]',
    '1:48: components.0.about: the snapshot has no workload or Service shop/card; did you mean shop/cart?',
  ],
  [
    'actions: [{ title: x, state: done, affected: [shop/card] }]',
    '1:47: actions.0.affected: the snapshot has no workload shop/card; did you mean shop/cart?',
  ],
])('%s', (text, expected) => {
  expect(complaint(text, FULL)).toBe(`brief.yaml:${expected}`);
});

test.each([
  ['services: { shop/lost: x }', { services: 'partial' }],
  ['critical: [shop/lost]', { pods: 'forbidden' }],
  ['issues: { shop/lost: "#1" }', { ingresses: 'not captured' }],
  ['issues: { Node/lost: "#1" }', { nodes: 'not captured' }],
  ['components: [{ name: x, state: working, about: shop/lost }]', { services: 'failed' }],
] as const)('nobody can say that a name in %s dangles where too little was captured', (text, states) => {
  expect(complaint(text, audit({ inventory: INVENTORY, states }))).toBe('accepted');
});

test('something that was found on it is reason enough', () => {
  const subject = { kind: 'PodDisruptionBudget', namespace: 'shop', name: 'cart-budget' };
  const found = audit({ inventory: INVENTORY, findings: [finding('stuck-rollout', { subject })] });
  expect(complaint('issues: { shop/cart-budget: "#1" }', found)).toBe('accepted');
});

test('of two snapshots one has to show it', () => {
  const text = 'issues: { shop/old: "#1" }';
  const before = audit({ inventory: { workloads: [{ ...WORKLOAD, ref: deployment('old') }] } });
  expect(complaint(text, SHOP)).toContain('no object shop/old');
  expect(complaint(text, SHOP, null, before)).toBe('accepted');
  const silent = audit({ inventory: INVENTORY, states: { jobs: 'not captured' } });
  expect(complaint(text, SHOP, null, silent)).toBe('accepted');
});

test('nothing is said of namespaces that were not asked for', () => {
  const text = 'namespaces: { bank: x }\nworkloads: { bank/ledgers: x }\nclaims: { bank/ledgers: x }';
  expect(complaint(text, SHOP, ['shop'])).toBe('accepted');
  expect(complaint('workloads: { shop/card: x }', SHOP, ['shop'])).toContain('no workload shop/card');
});

function complaint(
  text: string,
  of: Audit,
  asked: readonly string[] | null = null,
  before: Audit | null = null,
): string {
  try {
    checkBrief(parseBrief('brief.yaml', text), of, asked, before);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return 'accepted';
}
