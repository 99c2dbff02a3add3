import { expect, test } from 'vitest';
import { readCustomResource, readCustomResourceDefinition } from '../../src/model/custom-resource.ts';
import { createShare } from '../../src/model/share.ts';
import { clusterMeta, namespacedMeta } from '../builders/meta.ts';

const share = createShare();
const meta = namespacedMeta('cert-manager.io/v1', 'Certificate', 'cart', {});

test('a certificate', () => {
  const raw = {
    metadata: { generation: 3 },
    spec: {
      secretName: 'cart-tls',
      issuerRef: { kind: 'Issuer', name: 'ca' },
      keystore: { password: 'canary' },
    },
    status: { observedGeneration: 2, conditions: [{ type: 'Ready', status: 'False', reason: 'Expired' }] },
  };
  const resource = readCustomResource(raw, meta, share);
  expect(resource).toMatchObject({
    conditions: [{ type: 'Ready', status: 'False', reason: 'Expired' }],
    phase: null,
    suspended: false,
    generation: 3,
    observedGeneration: 2,
    references: [
      { kind: 'Issuer', namespace: 'shop', name: 'ca' },
      { kind: 'Secret', namespace: 'shop', name: 'cart-tls' },
    ],
  });
  expect(JSON.stringify(resource)).not.toContain('canary');
});

test.each<[object, string | null]>([
  [{ phase: 'Running', state: 'healthy' }, 'Running'],
  [{ state: 'healthy' }, 'healthy'],
  [{ health: { status: 'Degraded' } }, 'Degraded'],
  [{ health: 'Degraded' }, null],
  [{ phase: { name: 'Running' } }, null],
  [{ phase: 'x'.repeat(1000) }, 'x'.repeat(256)],
])('the phase of %j', (status, phase) => {
  expect(readCustomResource({ status }, meta, share).phase).toBe(phase);
});

test.each<[object, string | null]>([
  [{ health: 'red' }, 'red'],
  [{ health: { status: 'Degraded' } }, null],
  [{ robustness: 'faulted' }, 'faulted'],
])('the health of %j', (status, health) => {
  expect(readCustomResource({ status }, meta, share).health).toBe(health);
});

test.each([
  [{ suspend: true }, true],
  [{ paused: true }, true],
  [{ suspend: false, paused: false }, false],
  [{ suspend: 'true' }, false],
])('suspended by %j: %s', (spec, suspended) => {
  expect(readCustomResource({ spec }, meta, share).suspended).toBe(suspended);
});

test.each([{}, { spec: 'text', status: [] }, { status: { conditions: { type: 'Ready' } } }])(
  'nothing from %j',
  (raw) => {
    expect(readCustomResource(raw, meta, share)).toEqual({
      meta,
      conditions: [],
      phase: null,
      health: null,
      suspended: false,
      generation: null,
      observedGeneration: null,
      references: [],
      delivery: null,
      gateway: null,
      certificate: { dnsNames: [], issuer: null, notAfter: null, renewalTime: null },
    });
  },
);

const definition = clusterMeta(
  'apiextensions.k8s.io/v1',
  'CustomResourceDefinition',
  'certificates.cert-manager.io',
  {},
);

test('a definition', () => {
  const raw = {
    spec: {
      group: 'cert-manager.io',
      names: { kind: 'Certificate', plural: 'certificates' },
      scope: 'Namespaced',
      versions: [
        { name: 'v1', served: true, storage: true, schema: { description: 'canary' } },
        { name: 'v1alpha2', served: false, storage: false, deprecated: true },
      ],
    },
    status: { storedVersions: ['v1alpha2', 'v1'], conditions: [{ type: 'Established', status: 'True' }] },
  };
  const read = readCustomResourceDefinition(raw, definition, share);
  expect(read).toMatchObject({
    group: 'cert-manager.io',
    resourceKind: 'Certificate',
    plural: 'certificates',
    namespaced: true,
    versions: [
      { name: 'v1', served: true, storage: true, deprecated: false },
      { name: 'v1alpha2', served: false, storage: false, deprecated: true },
    ],
    storedVersions: ['v1alpha2', 'v1'],
    conditions: [{ type: 'Established', status: 'True' }],
  });
  expect(JSON.stringify(read)).not.toContain('canary');
});

test('a definition of v1beta1 may have a single version', () => {
  const raw = { spec: { version: 'v1beta1', scope: 'Cluster' } };
  expect(readCustomResourceDefinition(raw, definition, share)).toMatchObject({
    namespaced: false,
    versions: [{ name: 'v1beta1', served: true, storage: true, deprecated: false }],
  });
});
