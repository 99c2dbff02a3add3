import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/unexpandable-storage-class.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { claim, storageClass } from '../builders/storage.ts';

const run = (options: ClusterOptions) => evaluate([rule], cluster(options));

const fixed = (provisioner: string) => storageClass('disks', { provisioner, allowVolumeExpansion: false });
const orders = claim('orders', { storageClassName: 'disks' });

test('a class in use that could grow', () => {
  const options = { storageClasses: [fixed('ebs.csi.aws.com')], persistentVolumeClaims: [orders] };
  expect(run(options).findings).toMatchObject([
    { severity: 'info', message: '1 of 1 StorageClasses: disks (1 claim)' },
  ]);
});

test.each<[string, ClusterOptions]>([
  [
    'a storage that cannot',
    { storageClasses: [fixed('rancher.io/local-path')], persistentVolumeClaims: [orders] },
  ],
  ['no claim', { storageClasses: [fixed('ebs.csi.aws.com')], persistentVolumeClaims: [] }],
  [
    'expansion allowed',
    {
      storageClasses: [storageClass('disks', { provisioner: 'ebs.csi.aws.com' })],
      persistentVolumeClaims: [orders],
    },
  ],
])('silent with %s', (_, options) => {
  expect(run(options).findings).toEqual([]);
});

test('not evaluated without claims', () => {
  expect(run({ storageClasses: [] }).verdicts).toMatchObject([{ outcome: 'not evaluated' }]);
});
