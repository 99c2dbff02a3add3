import { expect, test } from 'vitest';
import { claimRows, storageClassRows } from '../../../src/analysis/inventory/storage-rows.ts';
import type { Volume } from '../../../src/model/pod-spec.ts';
import { type ClusterOptions, cluster } from '../../builders/cluster.ts';
import { DAY, GIBIBYTE, HOUR, NOW } from '../../builders/meta.ts';
import { pod } from '../../builders/pod.ts';
import { claim, storageClass } from '../../builders/storage.ts';
import { deployment, statefulSet } from '../../builders/workload.ts';

const classesOf = (options: ClusterOptions) => {
  const made = cluster(options);
  return storageClassRows(made, claimRows(made)).map(({ name, claims, unbound, requestedBytes }) => [
    name,
    claims,
    unbound,
    requestedBytes / GIBIBYTE,
  ]);
};

test('classes sum their claims; one without claims is listed, claims of no class come last', () => {
  const rows = classesOf({
    storageClasses: [storageClass('longhorn'), storageClass('unused')],
    persistentVolumeClaims: [
      claim('orders', { requestedBytes: 20 * GIBIBYTE }),
      claim('stock', { phase: 'Pending', requestedBytes: 5 * GIBIBYTE }),
      claim('backup', { storageClassName: 'nfs-client', requestedBytes: 500 * GIBIBYTE }),
      claim('static', { storageClassName: '', requestedBytes: GIBIBYTE }),
      claim('strange', { storageClassName: '', requestedBytes: null }),
    ],
  });
  expect(rows).toEqual([
    ['longhorn', 2, 1, 25],
    ['nfs-client', 1, 0, 500],
    ['unused', 0, 0, 0],
    ['(no class)', 2, 0, 1],
  ]);
});

const unnamed = claim('orders', { storageClassName: null });
const classOf = (storageClasses: NonNullable<ClusterOptions['storageClasses']>) =>
  claimRows(cluster({ persistentVolumeClaims: [unnamed], storageClasses }))[0]?.storageClass;

test.each([
  ['no default class', [storageClass('longhorn')], null],
  ['a default class', [storageClass('longhorn'), storageClass('nfs', { isDefault: true })], 'nfs'],
  [
    'two default classes, of which the newest counts',
    [
      storageClass('longhorn', { isDefault: true, createdAt: NOW - DAY }),
      storageClass('nfs', { isDefault: true, createdAt: NOW - HOUR }),
    ],
    'nfs',
  ],
])('a claim without class, with %s', (_, classes, expected) => {
  expect(classOf(classes)).toBe(expected);
});

test('an empty class name asks for no class, whatever the default', () => {
  const made = cluster({
    persistentVolumeClaims: [claim('orders', { storageClassName: '' })],
    storageClasses: [storageClass('longhorn', { isDefault: true })],
  });
  expect(claimRows(made)[0]?.storageClass).toBe('');
});

test('a claim is used by the workloads whose pods mount it', () => {
  const volume = (kind: 'PersistentVolumeClaim' | 'Secret'): Volume => ({
    name: 'data',
    type: 'other',
    uses: [{ kind, name: 'orders', keys: [], optional: false }],
    path: null,
  });
  const mounted = { spec: { volumes: [volume('PersistentVolumeClaim')] } };
  const till = deployment('till');
  const made = cluster({
    persistentVolumeClaims: [claim('orders')],
    pods: [
      pod('till-1-a', { owner: till, ...mounted }),
      pod('till-1-b', { owner: till, ...mounted }),
      pod('db-0', { owner: statefulSet('db'), ...mounted }),
      pod('elsewhere', { namespace: 'kilo', ...mounted }),
      pod('secretive', { spec: { volumes: [volume('Secret')] } }),
    ],
  });
  expect(claimRows(made)[0]?.usedBy.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
    'Deployment till',
    'StatefulSet db',
  ]);
});
