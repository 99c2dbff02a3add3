import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/failed-backup.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { conditionOf } from '../builders/condition.ts';
import { customResource } from '../builders/extension.ts';
import { DAY, NOW } from '../builders/meta.ts';

const run = (options: ClusterOptions) => evaluate([rule], cluster(options));

const velero = (name: string, phase: string, age: number, schedule = 'nightly') =>
  customResource(name, {
    kind: 'Backup',
    apiVersion: 'velero.io/v1',
    conditions: [],
    phase,
    createdAt: NOW - age,
    labels: { 'velero.io/schedule-name': schedule },
  });

test('the latest of a schedule has failed', () => {
  const customResources = [velero('old', 'Completed', 2 * DAY), velero('new', 'Failed', DAY)];
  expect(run({ customResources }).findings).toMatchObject([
    { severity: 'medium', group: 'risk', subject: { name: 'new' }, message: 'phase Failed, started 24h ago' },
  ]);
  expect(run({ customResources: [velero('new', 'PartiallyFailed', DAY)] }).findings).toMatchObject([
    { severity: 'low' },
  ]);
});

test('a database whose log is not kept', () => {
  const conditions = [
    conditionOf('ContinuousArchiving', false, { message: 'no route to the bucket', changedAt: NOW - DAY }),
  ];
  const db = customResource('orders', { kind: 'Cluster', apiVersion: 'postgresql.cnpg.io/v1', conditions });
  expect(run({ customResources: [db] }).findings).toMatchObject([
    { message: 'ContinuousArchiving is False for 24h: no route to the bucket' },
  ]);
});

test('silent where a later one passed, of one at work, and without custom resources', () => {
  const customResources = [velero('old', 'Failed', 2 * DAY), velero('new', 'Completed', DAY)];
  expect(run({ customResources }).findings).toEqual([]);
  expect(run({ customResources: [velero('new', 'InProgress', DAY)] }).findings).toEqual([]);
  expect(run({}).verdicts).toMatchObject([{ outcome: 'not evaluated' }]);
});
