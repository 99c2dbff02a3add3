import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/read-write-many-on-block-storage.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { claim, storageClass } from '../builders/storage.ts';

const run = (options: ClusterOptions) => evaluate([rule], cluster(options));

const disks = storageClass('disks', { provisioner: 'ebs.csi.aws.com' });
const shared = (options: Parameters<typeof claim>[1] = {}) =>
  claim('media', { storageClassName: 'disks', accessModes: ['ReadWriteMany'], ...options });

test('a disk that many nodes are to write', () => {
  expect(run({ persistentVolumeClaims: [shared()], storageClasses: [disks] }).findings).toMatchObject([
    {
      severity: 'medium',
      group: 'risk',
      message: 'ReadWriteMany of class disks, which ebs.csi.aws.com serves with disks; Bound now',
    },
  ]);
});

test.each<[string, ClusterOptions]>([
  [
    'for one node',
    { persistentVolumeClaims: [shared({ accessModes: ['ReadWriteOnce'] })], storageClasses: [disks] },
  ],
  [
    'without a file system',
    { persistentVolumeClaims: [shared({ volumeMode: 'Block' })], storageClasses: [disks] },
  ],
  [
    'of a shared file system',
    {
      persistentVolumeClaims: [shared()],
      storageClasses: [storageClass('disks', { provisioner: 'efs.csi.aws.com' })],
    },
  ],
])('silent of a claim %s', (_, options) => {
  expect(run(options).findings).toEqual([]);
});

test('not evaluated without classes', () => {
  expect(run({ persistentVolumeClaims: [shared()] }).verdicts).toMatchObject([
    { missing: ['storageClasses'] },
  ]);
});
