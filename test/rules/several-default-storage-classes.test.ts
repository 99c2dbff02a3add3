import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/several-default-storage-classes.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { storageClass } from '../builders/storage.ts';

const run = (options: ClusterOptions) => evaluate([rule], cluster(options));

const isDefault = true;

test('two defaults', () => {
  const storageClasses = [
    storageClass('fast', { isDefault }),
    storageClass('slow', { isDefault }),
    storageClass('other'),
  ];
  expect(run({ storageClasses }).findings).toMatchObject([
    { severity: 'low', message: '2 of them: fast and slow' },
  ]);
});

test('silent of one or none, and without classes', () => {
  expect(
    run({ storageClasses: [storageClass('fast', { isDefault }), storageClass('slow')] }).findings,
  ).toEqual([]);
  expect(run({ storageClasses: [storageClass('slow')] }).findings).toEqual([]);
  expect(run({}).verdicts).toMatchObject([{ outcome: 'not evaluated' }]);
});
