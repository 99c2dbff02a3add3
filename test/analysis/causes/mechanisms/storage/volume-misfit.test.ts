import { expect, test } from 'vitest';
import type { PersistentVolume } from '../../../../../src/model/storage.ts';
import { GIBIBYTE, NOW } from '../../../../builders/meta.ts';
import { claim, volume } from '../../../../builders/storage.ts';
import { causeBy, explained } from '../../explained.ts';
import { type ClaimOptions, claiming } from './claiming.ts';

const selector = (disk: string) => ({ matchLabels: { disk }, matchExpressions: [] });
const other = { kind: 'PersistentVolumeClaim', namespace: 'shop', name: 'stock' };

/** A free volume that fits but for what is said. */
function disk(
  options: Partial<Omit<PersistentVolume, 'meta'>> & { readonly labels?: Record<string, string> },
) {
  return volume('disk-1', { phase: 'Available', storageClassName: null, ...options });
}

test.each<readonly [string, ClaimOptions, PersistentVolume, string]>([
  [
    'claim-selector-unmatched',
    { selector: selector('ssd') },
    disk({ labels: { disk: 'hdd' } }),
    'claim orders selects volumes labelled disk=ssd, and the free volume disk-1 has disk=hdd',
  ],
  [
    'access-mode-unmatched',
    { accessModes: ['ReadWriteMany'] },
    disk({}),
    'claim orders asks for ReadWriteMany, and the free volume disk-1 offers ReadWriteOnce',
  ],
  [
    'volume-too-small',
    { selector: selector('hdd'), requestedBytes: 30 * GIBIBYTE },
    disk({ labels: { disk: 'hdd' } }),
    'claim orders asks for 30Gi, and the free volume disk-1 holds 10Gi',
  ],
  [
    'volume-mode-unmatched',
    { volumeMode: 'Block' },
    disk({}),
    'claim orders asks for volume mode Block, and the free volume disk-1 has Filesystem',
  ],
  [
    'storage-class-unmatched',
    {},
    disk({ storageClassName: 'by-hand' }),
    'claim orders asks for no StorageClass, and the free volume disk-1 has StorageClass by-hand',
  ],
  [
    'volume-bound-elsewhere',
    {},
    disk({ phase: 'Bound', claim: other }),
    'volume disk-1, the only one that fits claim orders, belongs to claim shop/stock',
  ],
  [
    'volume-bound-elsewhere',
    {},
    disk({ phase: 'Released', claim: other }),
    'volume disk-1, the only one that fits claim orders, is Released and still reserved for claim shop/stock, which is gone',
  ],
])('%s', (mechanism, options, found, summary) => {
  const cause = causeBy(mechanism, claiming(options, { persistentVolumes: [found] }));
  expect(cause).toMatchObject({
    root: { kind: 'PersistentVolumeClaim', name: 'orders' },
    confidence: 'confirmed',
    summary,
    explains: [
      'unbound-claim shop/PersistentVolumeClaim/orders',
      'unschedulable-pod shop/Deployment/orders-db',
    ],
  });
});

const mechanisms = (options: ClaimOptions, persistentVolumes: readonly PersistentVolume[]) =>
  explained(claiming(options, { persistentVolumes })).causes.map(
    ({ mechanism, confidence }) => `${mechanism} ${confidence}`,
  );

test('a free volume that nearly fits comes before one that others have', () => {
  const taken = volume('disk-2', { storageClassName: null, claim: other });
  expect(mechanisms({ accessModes: ['ReadWriteOnce'] }, [disk({ capacityBytes: GIBIBYTE }), taken])).toEqual([
    'volume-too-small confirmed',
  ]);
});

test('two things that do not fit are less sure', () => {
  expect(mechanisms({ selector: selector('ssd') }, [disk({ capacityBytes: GIBIBYTE })])).toEqual([
    'claim-selector-unmatched likely',
  ]);
});

test('a volume made for something else is no volume', () => {
  const far = disk({ capacityBytes: GIBIBYTE, accessModes: ['ReadOnlyMany'], volumeMode: 'Block' });
  expect(mechanisms({}, [far])).toEqual(['volume-absent confirmed']);
  expect(mechanisms({}, [])).toEqual(['volume-absent confirmed']);
  expect(mechanisms({ volumeName: 'disk-9' }, [far])).toEqual(['volume-absent confirmed']);
});

test('a class that nobody made an object of is no fault where a volume bears it', () => {
  const bearing = disk({ storageClassName: 'manual', capacityBytes: GIBIBYTE });
  expect(mechanisms({ storageClassName: 'manual' }, [bearing])).toEqual(['volume-too-small confirmed']);
  expect(mechanisms({ storageClassName: 'manual' }, [disk({})])).toEqual(['storage-class-absent confirmed']);
});

test('volumes that were not captured are not missing', () => {
  const shop = claiming({}, { persistentVolumes: [] });
  const unknown = {
    ...shop,
    captured: { ...shop.captured, all: (source: string) => source !== 'persistentVolumes' },
  };
  expect(explained(unknown).causes.map(({ mechanism }) => mechanism)).toEqual(['unbound-claim']);
});

test('a claim too young to be reported is found through the pod that waits for it', () => {
  const young = claim('orders', { phase: 'Pending', storageClassName: '', createdAt: NOW - 60_000 });
  const shop = claiming(
    {},
    { persistentVolumeClaims: [young], persistentVolumes: [disk({ capacityBytes: 1 })] },
  );
  expect(causeBy('volume-too-small', shop)).toMatchObject({
    root: { kind: 'PersistentVolumeClaim', name: 'orders' },
    explains: ['unschedulable-pod shop/Deployment/orders-db'],
  });
});
