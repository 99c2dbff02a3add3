import { expect, test } from 'vitest';
import type { CertificateRow } from '../../../src/analysis/inventory/inventory.ts';
import { EMPTY_BRIEF } from '../../../src/report/brief/empty-brief.ts';
import { security } from '../../../src/report/sections/security.ts';
import { audit } from '../../builders/audit.ts';
import { DAY, NOW } from '../../builders/meta.ts';

const ROW: CertificateRow = {
  namespace: 'shop',
  name: 'wildcard',
  dnsNames: ['*.shop.example'],
  issuer: 'ClusterIssuer letsencrypt',
  ready: true,
  notAfter: NOW + 61 * DAY,
  renewalTime: NOW + 31 * DAY,
  state: 'valid',
};
const page = (certificates: readonly CertificateRow[]) =>
  security(audit({ inventory: { certificates } }), EMPTY_BRIEF);

test('what the captured Certificates say, at capture time', () => {
  expect(page([ROW])).toContain('✅ Certificates of cert-manager: 1/1 (100 %) valid at capture time');
  expect(page([ROW])).toContain(
    '| `shop/wildcard` | `*.shop.example` | `ClusterIssuer letsencrypt` | yes | 2025-08-01 | 2025-07-02 | ✅ valid for 61 days |',
  );
});

test('those that need somebody come first', () => {
  const soon: CertificateRow = { ...ROW, name: 'till', notAfter: NOW + 9 * DAY, state: 'expires soon' };
  const late: CertificateRow = { ...ROW, name: 'blog', renewalTime: NOW - 3 * DAY, state: 'renewal overdue' };
  const text = page([ROW, soon, late]);
  expect(text).toContain('⚠️ Certificates of cert-manager: 1/3 (33 %) valid');
  expect(text).toContain('⚠️ expires in 9 days');
  expect(text).toContain('⚠️ renewal overdue by 3 days');
  expect(text.indexOf('shop/till')).toBeLessThan(text.indexOf('shop/wildcard'));
});

test('what a table of them does not show is not made up', () => {
  const bare = {
    ...ROW,
    dnsNames: [],
    issuer: null,
    notAfter: null,
    renewalTime: null,
    state: 'unknown',
  } as const;
  expect(page([bare])).toContain('| not shown | not shown | yes | not shown | not shown | not evaluated |');
});

test('nothing is said where none were captured', () => {
  expect(page([])).toBe('');
});
