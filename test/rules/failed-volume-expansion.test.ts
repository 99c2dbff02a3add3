import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/failed-volume-expansion.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { conditionOf } from '../builders/condition.ts';
import { DAY, GIBIBYTE, HOUR, MINUTE, NOW } from '../builders/meta.ts';
import { event } from '../builders/observation.ts';
import { claim } from '../builders/storage.ts';

const run = (options: ClusterOptions) => evaluate([rule], cluster(options));

const growing = (type: string | null, since = 2 * HOUR, capacityBytes = 10 * GIBIBYTE) =>
  claim('orders', {
    requestedBytes: 20 * GIBIBYTE,
    capacityBytes,
    conditions: type === null ? [] : [conditionOf(type, true, { changedAt: NOW - since })],
  });

test('the storage refuses', () => {
  const orders = growing('Resizing', 5 * MINUTE);
  const events = [event(orders, 'VolumeResizeFailed', { message: 'quota exceeded' })];
  expect(run({ persistentVolumeClaims: [orders], events }).findings).toMatchObject([
    {
      severity: 'medium',
      group: 'health',
      message: '20Gi asked for, 10Gi there, Resizing for 5m: quota exceeded',
    },
  ]);
});

test('waiting for a restart of the pod is less', () => {
  expect(run({ persistentVolumeClaims: [growing('FileSystemResizePending')] }).findings).toMatchObject([
    { severity: 'low' },
  ]);
});

test.each([
  [HOUR + 1, 1],
  [HOUR, 0],
])('growing for %d ms', (since, count) => {
  expect(run({ persistentVolumeClaims: [growing('Resizing', since)] }).findings).toHaveLength(count);
});

test('silent when it has grown, while nothing is known, and without claims', () => {
  expect(run({ persistentVolumeClaims: [growing('Resizing', DAY, 20 * GIBIBYTE)] }).findings).toEqual([]);
  expect(run({ persistentVolumeClaims: [growing(null)] }).findings).toEqual([]);
  expect(run({}).verdicts).toMatchObject([{ outcome: 'not evaluated' }]);
});
