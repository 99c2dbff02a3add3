import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/in-tree-provisioner.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { version } from '../builders/observation.ts';
import { claim, storageClass } from '../builders/storage.ts';

const run = (options: ClusterOptions) => evaluate([rule], cluster(options));

const gluster = storageClass('shared', { provisioner: 'kubernetes.io/glusterfs' });

test('a plugin that is gone, with claims of it', () => {
  const options = {
    storageClasses: [gluster],
    persistentVolumeClaims: [claim('a', { storageClassName: 'shared' })],
  };
  expect(run({ ...options, version: version('v1.31.2') }).findings).toMatchObject([
    {
      severity: 'medium',
      message: 'kubernetes.io/glusterfs, gone since 1.26; nothing takes its place; 1 claim of it',
    },
  ]);
  expect(run({ ...options, version: version('v1.25.9') }).findings).toMatchObject([
    { message: 'kubernetes.io/glusterfs, gone from 1.26 on; nothing takes its place; 1 claim of it' },
  ]);
});

test('a plugin that a driver stands in for', () => {
  const disks = storageClass('gp2', { provisioner: 'kubernetes.io/aws-ebs' });
  expect(run({ storageClasses: [disks] }).findings).toMatchObject([
    {
      severity: 'low',
      message: 'kubernetes.io/aws-ebs; its place is taken by ebs.csi.aws.com; no claim names it',
    },
  ]);
});

test.each(['kubernetes.io/no-provisioner', 'driver.longhorn.io', 'rancher.io/local-path'])(
  'silent of %s',
  (provisioner) => {
    expect(run({ storageClasses: [storageClass('own', { provisioner })] }).findings).toEqual([]);
  },
);

test('not evaluated without classes', () => {
  expect(run({}).verdicts).toMatchObject([{ outcome: 'not evaluated' }]);
});
