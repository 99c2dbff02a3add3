import { expect, test } from 'vitest';
import { EMPTY_BRIEF } from '../../../src/report/brief/empty-brief.ts';
import { storage } from '../../../src/report/sections/storage.ts';
import { audit } from '../../builders/audit.ts';
import { GIBIBYTE } from '../../builders/meta.ts';
import { claimRow, many, tableRows } from './rows.ts';

const FAST = {
  name: 'fast',
  provisioner: 'driver.longhorn.io',
  isDefault: true,
  reclaimPolicy: 'Delete',
  claims: 2,
  unbound: 1,
  requestedBytes: 105 * GIBIBYTE,
};

test('claims below their class, with a total that is the sum of its rows', () => {
  const claims = [
    claimRow('orders'),
    claimRow('photos', { phase: 'Pending', requestedBytes: 95 * GIBIBYTE }),
  ];
  const page = storage(audit({ inventory: { storageClasses: [FAST], claims } }), EMPTY_BRIEF);
  expect(page).toContain('| `fast` (default) | `driver.longhorn.io` | Delete | 2 | 1 | 105Gi |');
  expect(page).toContain('| `shop/orders` | 10Gi | ✅ Bound | RWO | Deployment `shop/cart` |');
  expect(page).toContain('| `shop/photos` | 95Gi | ❌ Pending | RWO | Deployment `shop/cart` |');
  expect(page).toContain('2 claims, 105Gi requested.');
});

test('claims that are not listed are counted with their size, and none of them is unbound', () => {
  const claims = [...many(64, (number) => claimRow(`data-${number}`)), claimRow('photos', { phase: 'Lost' })];
  const page = storage(audit({ inventory: { claims } }), EMPTY_BRIEF);
  expect(tableRows(page)).toHaveLength(60);
  expect(page).toContain('`shop/photos`');
  expect(page).toContain('65 claims, 650Gi requested; 5 of them, 50Gi, are not listed.');
});

test.each([null, ''])('a claim of class %j has none', (storageClass) => {
  const page = storage(audit({ inventory: { claims: [claimRow('orders', { storageClass })] } }), EMPTY_BRIEF);
  expect(page).toContain('### Claims of no class');
});

test('the capacity the auditor states is marked, and compared in one unit', () => {
  const brief = { ...EMPTY_BRIEF, storage: { fast: { capacity: '1.7TB', backend: 'SSD' } } };
  const page = storage(audit({ inventory: { storageClasses: [FAST] } }), brief);
  expect(page).toContain('Capacity (stated by the auditor)');
  expect(page).toContain('1.7TB, 6.6 % of it requested; SSD');
});

test.each([
  ['empty', 'There are no claims.', '| 2 | 1 | 105Gi |'],
  ['partial', 'Claims were not evaluated: persistentvolumeclaims captured in part.', '| 2 | 1 | 105Gi |'],
  ['not captured', 'Claims were not evaluated: persistentvolumeclaims not captured.', '| n/a | n/a | n/a |'],
] as const)('claims %s beside classes', (state, sentence, cells) => {
  const page = storage(
    audit({ inventory: { storageClasses: [FAST] }, states: { persistentVolumeClaims: state } }),
    EMPTY_BRIEF,
  );
  expect(page).toContain(sentence);
  expect(page).toContain(cells);
});

test.each([
  ['captured', 'no pod |'],
  ['partial', 'no captured pod |'],
  ['not captured', 'not evaluated |'],
] as const)('a claim nobody uses, pods %s', (state, words) => {
  const claims = [claimRow('orders', { usedBy: [] })];
  expect(storage(audit({ inventory: { claims }, states: { pods: state } }), EMPTY_BRIEF)).toContain(words);
});
