import { expect, test } from 'vitest';
import rule from '../../src/rules/claim-template-class-missing.ts';
import { evaluate } from '../../src/rules/evaluate.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { storageClass, volume } from '../builders/storage.ts';
import { statefulSet } from '../builders/workload.ts';

const check = (options: ClusterOptions) => evaluate([rule], cluster(options));

const db = (storageClassName: string | null) =>
  statefulSet('db', { claimTemplates: [{ name: 'data', storageClassName, requestedBytes: null }] });
const storageClasses = [storageClass('local-path')];

test('a class that is not there', () => {
  expect(check({ statefulSets: [db('fast')], storageClasses, persistentVolumes: [] }).findings).toMatchObject(
    [{ severity: 'medium', message: 'no StorageClass and no volume is called fast (claim template data)' }],
  );
});

test.each([
  ['it is there', 'local-path'],
  ['the default one', null],
  ['none at all', ''],
  ['a name that volumes made by hand carry', 'manual'],
])('silent: %s', (_, name) => {
  const persistentVolumes = [volume('disk-1', { storageClassName: 'manual' })];
  expect(check({ statefulSets: [db(name)], storageClasses, persistentVolumes }).findings).toEqual([]);
});

test('without what it needs there is no verdict', () => {
  expect(check({ statefulSets: [db('fast')], storageClasses })).toMatchObject({
    findings: [],
    verdicts: [{ outcome: 'not evaluated' }],
  });
});
