import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/unused-storage-class.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { DAY, NOW } from '../builders/meta.ts';
import { claim, storageClass, volume } from '../builders/storage.ts';
import { statefulSet } from '../builders/workload.ts';

const run = (options: ClusterOptions) => evaluate([rule], cluster(options));

const old = storageClass('old', { createdAt: NOW - 8 * DAY });
const nothing = { persistentVolumeClaims: [], persistentVolumes: [], statefulSets: [] };

test('a class that nothing uses', () => {
  expect(run({ ...nothing, storageClasses: [old] }).findings).toMatchObject([
    { group: 'cleanup', severity: 'info', message: '1 of 1 beside the default: old (driver.longhorn.io)' },
  ]);
});

test.each<[string, ClusterOptions]>([
  ['a claim names', { persistentVolumeClaims: [claim('a', { storageClassName: 'old' })] }],
  ['a volume is of', { persistentVolumes: [volume('a', { storageClassName: 'old' })] }],
  [
    'a claim template names',
    {
      statefulSets: [
        statefulSet('db', {
          claimTemplates: [{ name: 'data', storageClassName: 'old', requestedBytes: null }],
        }),
      ],
    },
  ],
  [
    'is the default',
    { storageClasses: [storageClass('old', { createdAt: NOW - 8 * DAY, isDefault: true })] },
  ],
  ['is young', { storageClasses: [storageClass('old', { createdAt: NOW - 7 * DAY + 1 })] }],
])('silent of one that %s', (_, more) => {
  expect(run({ ...nothing, storageClasses: [old], ...more }).findings).toEqual([]);
});

test('a part proves nothing', () => {
  const part = run({ ...nothing, storageClasses: [old], states: { persistentVolumeClaims: 'partial' } });
  expect(part.verdicts).toMatchObject([{ outcome: 'not evaluated', missing: ['persistentVolumeClaims'] }]);
});
