import { expect, test } from 'vitest';
import { readCertificateFacts } from '../../src/model/certificate.ts';
import { namespacedMeta } from '../builders/meta.ts';

const meta = namespacedMeta('cert-manager.io/v1', 'Certificate', 'shop', {});

test('names, issuer and times of a Certificate', () => {
  const raw = {
    spec: {
      commonName: '*.shop.example',
      dnsNames: ['*.shop.example', 'shop.example'],
      issuerRef: { kind: 'ClusterIssuer', name: 'letsencrypt' },
    },
    status: { notAfter: '2025-08-01T00:00:00Z', renewalTime: '2025-07-02T00:00:00Z' },
  };
  expect(readCertificateFacts(raw, meta)).toEqual({
    dnsNames: ['*.shop.example', 'shop.example'],
    issuer: 'ClusterIssuer letsencrypt',
    notAfter: Date.parse('2025-08-01T00:00:00Z'),
    renewalTime: Date.parse('2025-07-02T00:00:00Z'),
  });
});

test('a common name alone is its name', () => {
  expect(readCertificateFacts({ spec: { commonName: 'shop.example' } }, meta)?.dnsNames).toEqual([
    'shop.example',
  ]);
});

test.each([
  {},
  { spec: [], status: 'x' },
  { spec: { dnsNames: [1, {}], issuerRef: 'x' }, status: { notAfter: 3 } },
])('nothing of %j', (raw) => {
  expect(readCertificateFacts(raw, meta)).toEqual({
    dnsNames: [],
    issuer: null,
    notAfter: null,
    renewalTime: null,
  });
});

test.each([
  ['networking.gke.io/v1', 'Certificate'],
  ['cert-manager.io/v1', 'Issuer'],
])('%s %s is none', (apiVersion, kind) => {
  expect(readCertificateFacts({}, namespacedMeta(apiVersion, kind, 'shop', {}))).toBeNull();
});
