import type { JsonRecord } from '../../../model/json.ts';
import { listed, type TableKind } from './row.ts';

const CLAIM = ['NAME', 'STATUS', 'VOLUME', 'CAPACITY', 'ACCESS MODES', 'STORAGECLASS'];
const VOLUME = ['NAME', 'CAPACITY', 'ACCESS MODES', 'RECLAIM POLICY', 'STATUS', 'CLAIM', 'STORAGECLASS'];

/** What the claim asked for is not printed: CAPACITY is that of its volume. */
export const claimTable: TableKind = {
  source: 'persistentVolumeClaims',
  headers: [
    [...CLAIM, 'VOLUMEATTRIBUTESCLASS', 'AGE'],
    [...CLAIM, 'AGE'],
  ],
  wide: ['VOLUMEMODE'],
  read(row): JsonRecord {
    const phase = row.cell('STATUS');
    return {
      metadata: {},
      spec: {
        storageClassName: row.cell('STORAGECLASS'),
        volumeName: row.cell('VOLUME'),
        volumeMode: row.cell('VOLUMEMODE'),
      },
      status: {
        // A claim that is being deleted is shown so instead of by its phase; it was bound as long as it had a volume.
        phase: phase === 'Terminating' ? (row.cell('VOLUME') === null ? 'Pending' : 'Bound') : phase,
        accessModes: modes(row.cell('ACCESS MODES')),
        capacity: { storage: row.cell('CAPACITY') },
      },
    };
  },
};

export const volumeTable: TableKind = {
  source: 'persistentVolumes',
  headers: [
    [...VOLUME, 'VOLUMEATTRIBUTESCLASS', 'REASON', 'AGE'],
    [...VOLUME, 'REASON', 'AGE'],
  ],
  wide: ['VOLUMEMODE'],
  read(row): JsonRecord {
    const [namespace, name] = (row.cell('CLAIM') ?? '').split('/');
    const phase = row.cell('STATUS');
    return {
      spec: {
        capacity: { storage: row.cell('CAPACITY') },
        accessModes: modes(row.cell('ACCESS MODES')),
        persistentVolumeReclaimPolicy: row.cell('RECLAIM POLICY'),
        storageClassName: row.cell('STORAGECLASS'),
        volumeMode: row.cell('VOLUMEMODE'),
        claimRef: name === undefined ? null : { kind: 'PersistentVolumeClaim', namespace, name },
      },
      status: { phase: phase === 'Terminating' ? 'Bound' : phase, reason: row.cell('REASON') },
    };
  },
};

/** A default class is marked behind its name. */
export const storageClassTable: TableKind = {
  source: 'storageClasses',
  headers: [['NAME', 'PROVISIONER', 'RECLAIMPOLICY', 'VOLUMEBINDINGMODE', 'ALLOWVOLUMEEXPANSION', 'AGE']],
  wide: [],
  read(row): JsonRecord {
    const isDefault = / \(default\)$/.test(row.cell('NAME') ?? '');
    return {
      metadata: {
        annotations: isDefault ? { 'storageclass.kubernetes.io/is-default-class': 'true' } : {},
      },
      provisioner: row.cell('PROVISIONER'),
      reclaimPolicy: row.cell('RECLAIMPOLICY'),
      volumeBindingMode: row.cell('VOLUMEBINDINGMODE'),
      allowVolumeExpansion: row.cell('ALLOWVOLUMEEXPANSION') === 'true',
    };
  },
};

const MODES: Readonly<Record<string, string>> = {
  RWO: 'ReadWriteOnce',
  ROX: 'ReadOnlyMany',
  RWX: 'ReadWriteMany',
  RWOP: 'ReadWriteOncePod',
};

export function modes(cell: string | null): readonly string[] {
  return listed(cell).map((mode) => MODES[mode] ?? mode);
}
