import { expect, test } from 'vitest';
import { event } from '../../../../builders/observation.ts';
import { claim, storageClass } from '../../../../builders/storage.ts';
import { causeBy, explained } from '../../explained.ts';
import { claiming } from './claiming.ts';

const orders = claim('orders', { phase: 'Pending' });
const mechanisms = (...args: Parameters<typeof claiming>) =>
  explained(claiming(...args)).causes.map(({ mechanism, confidence }) => `${mechanism} ${confidence}`);

test('storage-class-absent: the class is not among those captured', () => {
  const storageClasses = [storageClass('fast-ssd')];
  expect(
    causeBy('storage-class-absent', claiming({ storageClassName: 'fast-sdd' }, { storageClasses })),
  ).toMatchObject({
    root: { kind: 'PersistentVolumeClaim', name: 'orders' },
    confidence: 'confirmed',
    summary:
      'claim orders names StorageClass fast-sdd, which does not exist; there is fast-ssd, of which fast-ssd is nearly it',
  });
});

test('storage-class-absent: the API server says so', () => {
  const message = 'storageclass.storage.k8s.io "fast" not found';
  const events = [event(orders, 'ProvisioningFailed', { message })];
  const shop = claiming({ storageClassName: 'fast' }, { events });
  const unknown = { ...shop, storageClasses: [], captured: { ...shop.captured, all: () => false } };
  expect(causeBy('storage-class-absent', unknown).confidence).toBe('confirmed');
  expect(explained({ ...unknown, links: claiming().links }).causes.map(({ mechanism }) => mechanism)).toEqual(
    ['unbound-claim'],
  );
});

test('default-storage-class-absent: the claim relies on one', () => {
  expect(mechanisms({ storageClassName: null })).toEqual(['default-storage-class-absent confirmed']);
  expect(mechanisms({ storageClassName: '' })).toEqual(['volume-absent confirmed']);
});

const dynamic = [storageClass('fast', { isDefault: true })];

test('provisioner-failing: it says why', () => {
  const events = [
    event(orders, 'ProvisioningFailed', { message: 'rpc error: quota of the pool is reached' }),
  ];
  expect(
    causeBy(
      'provisioner-failing',
      claiming({ storageClassName: 'fast' }, { storageClasses: dynamic, events }),
    ),
  ).toMatchObject({
    confidence: 'confirmed',
    summary:
      'provisioner driver.longhorn.io of StorageClass fast cannot make the volume of claim orders: rpc error: quota of the pool is reached',
  });
});

test('provisioner-silent: nobody has said anything, or only Kubernetes', () => {
  const objects = { storageClasses: dynamic };
  expect(mechanisms({ storageClassName: null }, objects)).toEqual(['provisioner-silent hypothesis']);
  const events = [
    event(orders, 'ExternalProvisioning', { type: 'Normal', message: 'waiting for a volume to be created' }),
  ];
  expect(mechanisms({ storageClassName: 'fast' }, { ...objects, events })).toEqual([
    'provisioner-silent likely',
  ]);
});

test('a class that waits for its first consumer is at fault in nothing', () => {
  const storageClasses = [storageClass('fast', { volumeBindingMode: 'WaitForFirstConsumer' })];
  const shop = claiming({ storageClassName: 'fast' }, { storageClasses, pods: [], deployments: [] });
  expect(explained(shop)).toEqual({ causes: [], unexplained: [] });
});
