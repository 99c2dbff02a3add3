import { expect, test } from 'vitest';
import { gitopsRows } from '../../../src/analysis/inventory/gitops-rows.ts';
import { cluster } from '../../builders/cluster.ts';
import { conditionOf } from '../../builders/condition.ts';
import { customResource } from '../../builders/extension.ts';

const delivery = {
  fetched: null,
  fetchedAt: null,
  applied: null,
  attempted: null,
  source: null,
  sync: null,
  operation: null,
};

test('what Flux looks after, and nothing else', () => {
  const source = { kind: 'GitRepository', namespace: 'shop', name: 'fleet' };
  const customResources = [
    customResource('cart-tls'),
    customResource('fleet', { kind: 'GitRepository', delivery: { ...delivery, fetched: 'main@sha1:2' } }),
    customResource('apps', {
      kind: 'Kustomization',
      delivery: { ...delivery, applied: 'main@sha1:1', source },
    }),
    customResource('charts', {
      kind: 'HelmRelease',
      suspended: true,
      conditions: [conditionOf('Ready', false, { reason: 'InstallFailed' })],
      delivery: { ...delivery, applied: '1.4.0' },
    }),
    customResource('oci', { kind: 'HelmRepository', conditions: [], delivery }),
  ];
  expect(gitopsRows(cluster({ customResources }))).toEqual([
    {
      kind: 'GitRepository',
      namespace: 'shop',
      name: 'fleet',
      ready: true,
      reason: null,
      revision: 'main@sha1:2',
      behind: false,
      suspended: false,
    },
    {
      kind: 'HelmRelease',
      namespace: 'shop',
      name: 'charts',
      ready: false,
      reason: 'InstallFailed',
      revision: '1.4.0',
      behind: false,
      suspended: true,
    },
    {
      kind: 'HelmRepository',
      namespace: 'shop',
      name: 'oci',
      ready: null,
      reason: null,
      revision: null,
      behind: false,
      suspended: false,
    },
    {
      kind: 'Kustomization',
      namespace: 'shop',
      name: 'apps',
      ready: true,
      reason: null,
      revision: 'main@sha1:1',
      behind: true,
      suspended: false,
    },
  ]);
});
