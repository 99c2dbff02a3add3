import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/stale-stored-version.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { customResourceDefinition } from '../builders/extension.ts';

const run = (options: ClusterOptions) => evaluate([rule], cluster(options));

const versions = (served: boolean) => [
  { name: 'v1', served: true, storage: true, deprecated: false },
  { name: 'v1beta1', served, storage: false, deprecated: true },
];
const databases = (served: boolean, storedVersions = ['v1beta1', 'v1']) =>
  run({
    customResourceDefinitions: [
      customResourceDefinition('databases', 'db.example.org', { versions: versions(served), storedVersions }),
    ],
  });

test('objects may lie in a version that is not served', () => {
  expect(databases(false).findings).toMatchObject([
    { severity: 'low', message: '1 of 1 CustomResourceDefinitions: databases.db.example.org (v1beta1)' },
  ]);
});

test('silent while it is served, after the move, and without definitions', () => {
  expect(databases(true).findings).toEqual([]);
  expect(databases(false, ['v1']).findings).toEqual([]);
  expect(run({}).verdicts).toMatchObject([{ outcome: 'not evaluated' }]);
});
