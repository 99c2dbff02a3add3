import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/released-volume.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { DAY, HOUR, NOW } from '../builders/meta.ts';
import { volume } from '../builders/storage.ts';

const run = (options: ClusterOptions) => evaluate([rule], cluster(options));

const released = (options: Parameters<typeof volume>[1] = {}) =>
  volume('pv-1', { phase: 'Released', reclaimPolicy: 'Retain', createdAt: NOW - 9 * DAY, ...options });

test('a volume whose claim is gone', () => {
  expect(run({ persistentVolumes: [released(), volume('pv-2')] }).findings).toMatchObject([
    { group: 'cleanup', severity: 'low', message: '1 of 2 volumes: pv-1 (10Gi, policy Retain, made 9d ago)' },
  ]);
});

test.each([
  [HOUR, 1],
  [HOUR - 1, 0],
])('to be deleted with the claim, made %d ms ago', (age, count) => {
  const one = released({ reclaimPolicy: 'Delete', createdAt: NOW - age });
  expect(run({ persistentVolumes: [one] }).findings).toHaveLength(count);
});

test('silent of the others, and without volumes', () => {
  expect(run({ persistentVolumes: [volume('pv-1')] }).findings).toEqual([]);
  expect(run({}).verdicts).toMatchObject([{ outcome: 'not evaluated' }]);
});
