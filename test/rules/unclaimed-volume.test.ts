import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/unclaimed-volume.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { DAY, NOW } from '../builders/meta.ts';
import { volume } from '../builders/storage.ts';

const run = (options: ClusterOptions) => evaluate([rule], cluster(options));

const free = (age: number) => volume('pv-1', { phase: 'Available', createdAt: NOW - age });

test.each([
  [7 * DAY, 1],
  [7 * DAY - 1, 0],
])('a free volume, made %d ms ago', (age, count) => {
  expect(run({ persistentVolumes: [free(age)] }).findings).toHaveLength(count);
});

test('says how large it is', () => {
  expect(run({ persistentVolumes: [free(9 * DAY)] }).findings).toMatchObject([
    { severity: 'info', message: '1 of 1 volumes: pv-1 (10Gi)' },
  ]);
});

test('silent of bound volumes, and without any captured', () => {
  expect(run({ persistentVolumes: [volume('pv-1', { createdAt: NOW - 9 * DAY })] }).findings).toEqual([]);
  expect(run({}).verdicts).toMatchObject([{ outcome: 'not evaluated' }]);
});
