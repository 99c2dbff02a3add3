import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/failed-volume.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { event } from '../builders/observation.ts';
import { volume } from '../builders/storage.ts';

const run = (options: ClusterOptions) => evaluate([rule], cluster(options));

const broken = volume('pv-1', {
  phase: 'Failed',
  reason: 'DeleteFailed',
  claim: { kind: 'PersistentVolumeClaim', namespace: 'shop', name: 'orders' },
});

test('a volume in phase Failed', () => {
  const events = [event(broken, 'VolumeFailedDelete', { message: 'disk is attached' })];
  expect(run({ persistentVolumes: [broken], events }).findings).toMatchObject([
    {
      severity: 'medium',
      group: 'health',
      message: 'in phase Failed, last of claim shop/orders: DeleteFailed: disk is attached',
      commands: ['kubectl describe persistentvolume pv-1'],
    },
  ]);
});

test.each(['Bound', 'Released', 'Available', 'Pending'])('silent in phase %s', (phase) => {
  expect(run({ persistentVolumes: [volume('pv-1', { phase })] }).findings).toEqual([]);
});

test('not evaluated without volumes', () => {
  expect(run({}).verdicts).toMatchObject([{ outcome: 'not evaluated' }]);
});
