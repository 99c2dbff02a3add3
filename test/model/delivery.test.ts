import { expect, test } from 'vitest';
import { readDelivery } from '../../src/model/delivery.ts';
import { namespacedMeta } from '../builders/meta.ts';

const flux = (kind: string, group: string, raw: object) =>
  readDelivery({ ...raw }, namespacedMeta(`${group}.toolkit.fluxcd.io/v1`, kind, 'apps', {}));
const NOTHING = {
  fetched: null,
  fetchedAt: null,
  applied: null,
  attempted: null,
  source: null,
  sync: null,
  operation: null,
};

test('a source', () => {
  const status = { artifact: { revision: 'main@sha1:12ab', lastUpdateTime: '2025-06-01T11:00:00Z' } };
  expect(flux('GitRepository', 'source', { status })).toEqual({
    ...NOTHING,
    fetched: 'main@sha1:12ab',
    fetchedAt: Date.parse('2025-06-01T11:00:00Z'),
  });
});

test('a Kustomization, whose source may lie in another namespace', () => {
  const raw = {
    spec: { sourceRef: { kind: 'GitRepository', name: 'fleet', namespace: 'flux-system' } },
    status: { lastAppliedRevision: 'main@sha1:12ab', lastAttemptedRevision: 'main@sha1:34cd' },
  };
  expect(flux('Kustomization', 'kustomize', raw)).toEqual({
    ...NOTHING,
    applied: 'main@sha1:12ab',
    attempted: 'main@sha1:34cd',
    source: { kind: 'GitRepository', namespace: 'flux-system', name: 'fleet' },
  });
});

test('a HelmRelease says in its history what it applied', () => {
  const raw = {
    spec: { chart: { spec: { sourceRef: { kind: 'HelmRepository', name: 'charts' } } } },
    status: { history: [{ chartVersion: '1.4.0' }, { chartVersion: '1.3.9' }] },
  };
  expect(flux('HelmRelease', 'helm', raw)).toMatchObject({
    applied: '1.4.0',
    source: { kind: 'HelmRepository', namespace: 'shop', name: 'charts' },
  });
});

test('an Application', () => {
  const raw = {
    status: { sync: { status: 'OutOfSync', revision: '12ab' }, operationState: { phase: 'Failed' } },
  };
  const meta = namespacedMeta('argoproj.io/v1alpha1', 'Application', 'shop', {});
  expect(readDelivery(raw, meta)).toEqual({
    ...NOTHING,
    applied: '12ab',
    sync: 'OutOfSync',
    operation: 'Failed',
  });
});

test('a source of two revisions, and one that is far too long', () => {
  const meta = namespacedMeta('argoproj.io/v1alpha1', 'Application', 'shop', {});
  expect(readDelivery({ status: { sync: { revisions: ['12', 'ab'] } } }, meta)?.applied).toBe('12, ab');
  expect(readDelivery({ status: { sync: { revision: 'x'.repeat(999) } } }, meta)?.applied).toHaveLength(256);
});

test.each([
  ['a certificate', namespacedMeta('cert-manager.io/v1', 'Certificate', 'cart', {})],
  ['another Application', namespacedMeta('app.k8s.io/v1beta1', 'Application', 'cart', {})],
  ['a Rollout', namespacedMeta('argoproj.io/v1alpha1', 'Rollout', 'cart', {})],
])('nothing of %s', (_, meta) => {
  expect(readDelivery({ status: { artifact: { revision: 'main' } } }, meta)).toBeNull();
});

test('nothing in it that is no text', () => {
  const raw = { spec: 'x', status: { artifact: { revision: 7 }, history: 'x', sync: [] } };
  expect(flux('HelmRelease', 'helm', raw)).toEqual(NOTHING);
});
