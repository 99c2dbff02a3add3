import { expect, test } from 'vitest';
import { replicaSetList, replicaSetTable } from '../../../src/report/sections/replica-sets.ts';
import { resources } from '../../../src/report/sections/resources.ts';
import { type AuditOptions, audit, deployment } from '../../builders/audit.ts';
import { replicaSetInventory, replicaSetRow, replicaSetsRow } from './plan-rows.ts';
import { many, tableRows, workloadRow } from './rows.ts';

const ONE_NAMESPACE = {
  kind: 'namespaces',
  namespaces: ['shop'],
  distribution: null,
  version: null,
} as const;
const of = (rows: Parameters<typeof replicaSetInventory>[0], options: AuditOptions = {}, others = 0) =>
  audit({ inventory: { replicaSets: replicaSetInventory(rows, others) }, ...options });

test('the total is the sum of the rows', () => {
  const page = replicaSetTable(
    of([replicaSetsRow('cart', 7), replicaSetsRow('web', 2)], { scope: ONE_NAMESPACE }),
  );
  expect(tableRows(page)).toEqual([
    '| `cart` | 8 | 1 | 7 | 10 | 8d |',
    '| `web` | 3 | 1 | 2 | 10 | 8d |',
    '| **Total** | 11 | 2 | 9 | | |',
  ]);
});

test('of several namespaces each Deployment is named with its own', () => {
  const rows = [
    replicaSetsRow('cart', 1),
    replicaSetsRow('cart', 1, { deployment: deployment('cart', 'bank') }),
  ];
  const page = replicaSetTable(of(rows));
  expect(page).toContain('`shop/cart`');
  expect(page).toContain('`bank/cart`');
});

test('very many Deployments are one row more, and the sum stays that of all', () => {
  const rows = many(5000, (number) => replicaSetsRow(`shop-${number}`, 1));
  const page = replicaSetTable(of(rows));
  expect(tableRows(page)).toHaveLength(102);
  expect(page).toContain('| 4900 other Deployments | 9800 | 4900 | 4900 |');
  expect(page).toContain('| **Total** | 10000 | 5000 | 5000 |');
});

test('of a Deployment read from a table the limit is not known, and is not the default', () => {
  const page = replicaSetTable(of([replicaSetsRow('cart', 1, { limit: null })]));
  expect(page).not.toMatch(/Limit|revisionHistoryLimit|\| 10 \|/);
});

test('without a capture time there are no ages', () => {
  const page = replicaSetTable(of([replicaSetsRow('cart', 1)], { now: 0 }));
  expect(page).not.toMatch(/Oldest|invalid|unknown/);
});

test('where Deployments were not captured, nobody calls a ReplicaSet active or stale', () => {
  const all = of([], { states: { deployments: 'not captured', replicaSets: 'captured' } }, 78);
  expect(replicaSetTable(all)).toBe('');
  expect(replicaSetList(all)).toBe('');
  expect(resources(all)).toContain('**ReplicaSets:** 78: 78 of Deployments that were not captured');
  expect(resources(all)).not.toMatch(/active|stale/);
});

test('where some Deployments were captured, the others make a row without a judgement', () => {
  const some = of([replicaSetsRow('cart', 7)], { states: { deployments: 'partial' } }, 3);
  expect(tableRows(replicaSetTable(some))).toEqual([
    '| `shop/cart` | 8 | 1 | 7 | 10 | 8d |',
    '| of Deployments that were not captured | 3 | n/a | n/a | | |',
    '| **Total** | 11 | n/a | n/a | | |',
  ]);
  expect(resources(some)).toContain('11: 1 active, 7 stale and 3 of Deployments that were not captured');
});

test('a ReplicaSet that stands alone is active, and counted below the list', () => {
  const page = of([replicaSetsRow('cart', 1)], {}, 1);
  expect(tableRows(replicaSetTable(page))).toContain('| of no Deployment | 1 | 1 | 0 | | |');
  expect(replicaSetList(page)).toContain('### Active (1)');
  expect(replicaSetList(page)).toContain('1 ReplicaSet of no captured Deployment');
});

test.each([
  [{ replicas: 1, ready: 1 }, ': 1/1 ready, `shop/cart:1`, an older version that still serves'],
  [{ replicas: 1, ready: 0 }, ': 0/1 ready, `shop/cart:1`, an older version with no ready pod'],
])('beside the newest version an older one with %j', (state, words) => {
  const sets = [
    replicaSetRow('cart-9', { ready: 0 }),
    replicaSetRow('cart-8', { ...state, isCurrent: false }),
  ];
  const page = replicaSetList(of([replicaSetsRow('cart', 0, { total: 2, active: 2, sets })]));
  expect(page).toContain(words);
  expect(page).toContain(': 0/2 ready, `shop/cart:1`, the newest version');
});

test('the current version of a Deployment scaled to 0 is no stale one', () => {
  const sets = [replicaSetRow('cart-1', { replicas: 0, ready: 0 })];
  const page = replicaSetList(of([replicaSetsRow('cart', 0, { sets })]));
  expect(page).toContain('`shop/cart-1`: scaled to 0');
  expect(page).not.toContain('### Stale');
});

test('stale ones are named with the Deployment and its namespace, and add up', () => {
  const page = replicaSetList(of([replicaSetsRow('cart', 25), replicaSetsRow('web', 2)]));
  expect(page).toMatch(/\| `shop\/cart` \| 25 \|.*and 5 more ReplicaSets \|/);
  expect(page).toContain('| **Total** | 27 | |');
});

test('of very many active ones the rest is counted', () => {
  const page = replicaSetList(of(many(5000, (number) => replicaSetsRow(`shop-${number}`, 1))));
  expect(page).toContain('4800 more ReplicaSets: see the JSON audit.');
  expect(page).toContain('| 4900 other Deployments | 4900 | see the JSON audit |');
  expect(page.length).toBeLessThan(40_000);
});

test.each([
  ['not captured', 'deployments not captured'],
  ['forbidden', 'deployments forbidden'],
  ['failed', 'the capture of deployments failed'],
] as const)('Deployments that were %s are not 0', (state, words) => {
  const page = resources(audit({ states: { deployments: state } }));
  expect(page).toContain(`**Deployments:** not evaluated: ${words}`);
});

test('a Deployment known by its pods alone is in no fraction', () => {
  const guessed = { complete: null, available: null, deployedAt: null, startedAt: null, lastRestartAt: null };
  const workloads = [workloadRow('cart'), workloadRow('web', { rollout: guessed })];
  const own = audit({ inventory: { workloads }, states: { deployments: 'partial' } });
  const sources = own.ledger.sources.map((source) => ({ ...source, count: 1 }));
  const page = resources({ ...own, ledger: { ...own.ledger, sources } });
  expect(page).toContain('2: newest version running in 1/1 (100 %)');
  expect(page).toContain('1 known by pods alone (captured in part)');
});

test('Deployments scaled to 0 are counted beside the others', () => {
  const page = resources(
    audit({ inventory: { workloads: [workloadRow('cart'), workloadRow('web', { desired: 0, ready: 0 })] } }),
  );
  expect(page).toContain(
    '2: newest version running in 1/1 (100 %), replicas available in 1/1 (100 %); 1 scaled to 0',
  );
});

test('statuses of pods are cluster text: few are named, and all are counted', () => {
  const byStatus = many(3000, (number) => ({ status: `Odd${number}`, count: 5 }));
  const pods = { total: 15_000, ok: 0, starting: 0, byStatus, problems: [] };
  const page = resources(audit({ inventory: { pods } }));
  expect(page).toContain('**Pods:** 15000: 5 Odd1');
  expect(page).toContain('and 14940 in other states');
});
