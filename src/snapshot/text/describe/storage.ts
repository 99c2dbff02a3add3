import type { JsonRecord } from '../../../model/json.ts';
import { modes } from '../table/storage.ts';
import { value } from './description.ts';
import type { DescribedKind } from './kind.ts';
import { metadataOf } from './metadata.ts';

export const describedClaim: DescribedKind = {
  source: 'persistentVolumeClaims',
  keys: ['StorageClass', 'Status', 'Volume', 'Access Modes'],
  read: (description): JsonRecord => ({
    metadata: metadataOf(description),
    spec: {
      storageClassName: value(description, 'StorageClass'),
      volumeName: value(description, 'Volume'),
      volumeMode: value(description, 'VolumeMode'),
    },
    status: {
      phase: (value(description, 'Status') ?? 'Pending').replace(/^Terminating.*$/, 'Bound'),
      accessModes: modes(value(description, 'Access Modes')),
      capacity: { storage: value(description, 'Capacity') },
    },
  }),
};

export const describedVolume: DescribedKind = {
  source: 'persistentVolumes',
  keys: ['StorageClass', 'Status', 'Claim', 'Reclaim Policy'],
  read(description): JsonRecord {
    const [namespace, name] = (value(description, 'Claim') ?? '').split('/');
    return {
      metadata: metadataOf(description),
      spec: {
        storageClassName: value(description, 'StorageClass'),
        persistentVolumeReclaimPolicy: value(description, 'Reclaim Policy'),
        accessModes: modes(value(description, 'Access Modes')),
        volumeMode: value(description, 'VolumeMode'),
        capacity: { storage: value(description, 'Capacity') },
        claimRef: name === undefined ? null : { kind: 'PersistentVolumeClaim', namespace, name },
      },
      status: { phase: (value(description, 'Status') ?? '').replace(/^Terminating.*$/, 'Bound') },
    };
  },
};

export const describedStorageClass: DescribedKind = {
  source: 'storageClasses',
  keys: ['IsDefaultClass', 'Provisioner'],
  read(description): JsonRecord {
    const isDefault = value(description, 'IsDefaultClass') === 'Yes';
    return {
      metadata: {
        ...metadataOf(description),
        annotations: isDefault ? { 'storageclass.kubernetes.io/is-default-class': 'true' } : {},
      },
      provisioner: value(description, 'Provisioner'),
      reclaimPolicy: value(description, 'ReclaimPolicy'),
      volumeBindingMode: value(description, 'VolumeBindingMode'),
      allowVolumeExpansion: value(description, 'AllowVolumeExpansion') === 'True',
    };
  },
};
