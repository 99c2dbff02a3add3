import { expect, test } from 'vitest';
import { createShare } from '../../src/model/share.ts';
import {
  readPersistentVolume,
  readPersistentVolumeClaim,
  readStorageClass,
} from '../../src/model/storage.ts';
import { clusterMeta, GIBIBYTE, namespacedMeta } from '../builders/meta.ts';

const share = createShare();
const OLD_CLASS = 'volume.beta.kubernetes.io/storage-class';
const claimMeta = (annotations: Record<string, string> = {}) =>
  namespacedMeta('v1', 'PersistentVolumeClaim', 'orders-db', { annotations });
const volumeMeta = clusterMeta('v1', 'PersistentVolume', 'pvc-orders-db', {});

test('a bound claim', () => {
  const raw = {
    spec: {
      accessModes: ['ReadWriteOnce'],
      storageClassName: 'longhorn',
      volumeName: 'pvc-orders-db',
      volumeMode: 'Block',
      resources: { requests: { storage: '10Gi' } },
      selector: { matchLabels: { disk: 'fast' } },
    },
    status: {
      phase: 'Bound',
      accessModes: ['ReadWriteMany', 'ReadWriteOnce', 'ReadWriteOnce'],
      capacity: { storage: '12Gi' },
      conditions: [{ type: 'Resizing', status: 'True' }],
    },
  };
  expect(readPersistentVolumeClaim(raw, claimMeta(), share)).toMatchObject({
    phase: 'Bound',
    storageClassName: 'longhorn',
    accessModes: ['ReadWriteOnce', 'ReadWriteMany'],
    volumeName: 'pvc-orders-db',
    volumeMode: 'Block',
    requestedBytes: 10 * GIBIBYTE,
    capacityBytes: 12 * GIBIBYTE,
    selector: { matchLabels: { disk: 'fast' }, matchExpressions: [] },
    conditions: [{ type: 'Resizing', status: 'True' }],
  });
});

test('an empty claim is pending and asks for the default class', () => {
  expect(readPersistentVolumeClaim({}, claimMeta(), share)).toEqual({
    meta: claimMeta(),
    phase: 'Pending',
    storageClassName: null,
    accessModes: [],
    volumeName: null,
    volumeMode: 'Filesystem',
    requestedBytes: null,
    capacityBytes: null,
    selector: null,
    conditions: [],
  });
});

test('a claim not yet bound has the access modes it asks for', () => {
  const raw = { spec: { accessModes: ['ReadWriteOnce'] }, status: { phase: 'Pending' } };
  expect(readPersistentVolumeClaim(raw, claimMeta(), share).accessModes).toEqual(['ReadWriteOnce']);
});

test.each<[string, Record<string, string>, unknown, string | null]>([
  ['absent: the default', {}, undefined, null],
  ['empty: none', {}, '', ''],
  ['named', {}, 'longhorn', 'longhorn'],
  ['the old annotation', { [OLD_CLASS]: 'gold' }, undefined, 'gold'],
  ['the old annotation wins', { [OLD_CLASS]: 'gold' }, 'longhorn', 'gold'],
  ['the old annotation, empty', { [OLD_CLASS]: '' }, 'longhorn', ''],
  ['a number', {}, 7, null],
])('class of a claim, %s', (_, annotations, storageClassName, expected) => {
  const raw = { spec: { storageClassName } };
  expect(readPersistentVolumeClaim(raw, claimMeta(annotations), share).storageClassName).toBe(expected);
});

test('a CSI volume tied to a node', () => {
  const raw = {
    spec: {
      capacity: { storage: '10Gi' },
      accessModes: ['ReadWriteOnce'],
      claimRef: { kind: 'PersistentVolumeClaim', namespace: 'shop', name: 'orders-db' },
      csi: { driver: 'driver.longhorn.io', volumeAttributes: { password: 'canary' } },
      nodeAffinity: {
        required: {
          nodeSelectorTerms: [
            { matchExpressions: [{ key: 'kubernetes.io/hostname', operator: 'In', values: ['pi-1'] }] },
          ],
        },
      },
      persistentVolumeReclaimPolicy: 'Delete',
      storageClassName: 'longhorn',
    },
    status: { phase: 'Failed', reason: 'DeletionFailed' },
  };
  const volume = readPersistentVolume(raw, volumeMeta, share);
  expect(volume).toEqual({
    meta: volumeMeta,
    phase: 'Failed',
    storageClassName: 'longhorn',
    capacityBytes: 10 * GIBIBYTE,
    accessModes: ['ReadWriteOnce'],
    reclaimPolicy: 'Delete',
    volumeMode: 'Filesystem',
    claim: { kind: 'PersistentVolumeClaim', namespace: 'shop', name: 'orders-db' },
    type: 'csi',
    driver: 'driver.longhorn.io',
    nodeAffinity: [
      {
        matchExpressions: [{ key: 'kubernetes.io/hostname', operator: 'In', values: ['pi-1'] }],
        matchFields: [],
      },
    ],
    reason: 'DeletionFailed',
  });
  expect(JSON.stringify(volume)).not.toContain('canary');
});

test.each([
  [{ nfs: { server: 'nas', path: '/orders' } }, 'nfs'],
  [{ hostPath: { path: '/data' } }, 'hostPath'],
  [{ awsElasticBlockStore: {} }, 'awsElasticBlockStore'],
  [{ local: [] }, 'unknown'],
  [{}, 'unknown'],
])('type of a volume %j', (spec, type) => {
  expect(readPersistentVolume({ spec }, volumeMeta, share).type).toBe(type);
});

test('an empty volume', () => {
  expect(readPersistentVolume({}, volumeMeta, share)).toMatchObject({
    phase: 'Pending',
    storageClassName: null,
    reclaimPolicy: 'Retain',
    claim: null,
    driver: null,
    nodeAffinity: [],
    reason: null,
  });
});

test.each<[Record<string, string>, boolean]>([
  [{}, false],
  [{ 'storageclass.kubernetes.io/is-default-class': 'true' }, true],
  [{ 'storageclass.kubernetes.io/is-default-class': 'false' }, false],
  [{ 'storageclass.beta.kubernetes.io/is-default-class': 'true' }, true],
])('a class annotated %j', (annotations, isDefault) => {
  const meta = clusterMeta('storage.k8s.io/v1', 'StorageClass', 'longhorn', { annotations });
  expect(readStorageClass({}, meta).isDefault).toBe(isDefault);
});

test.each<[unknown, number | null]>([
  ['3', 3],
  [3, 3],
  ['three', null],
  ['', null],
  [undefined, null],
  [['3'], null],
])('replicas %j of a class', (numberOfReplicas, replicas) => {
  const meta = clusterMeta('storage.k8s.io/v1', 'StorageClass', 'longhorn', {});
  const raw = { provisioner: 'driver.longhorn.io', parameters: { numberOfReplicas } };
  expect(readStorageClass(raw, meta)).toEqual({
    meta,
    provisioner: 'driver.longhorn.io',
    isDefault: false,
    reclaimPolicy: 'Delete',
    volumeBindingMode: 'Immediate',
    allowVolumeExpansion: false,
    replicas,
  });
});
