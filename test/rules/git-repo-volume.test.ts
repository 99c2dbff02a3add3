import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/git-repo-volume.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { deployment } from '../builders/workload.ts';

const run = (options: ClusterOptions) => evaluate([rule], cluster(options));

const mounting = (type: string) => ({ volumes: [{ name: 'code', type, path: null, uses: [] }] });

test('a repository as a volume', () => {
  expect(run({ deployments: [deployment('cart', { spec: mounting('gitRepo') })] }).findings).toMatchObject([
    { severity: 'high', group: 'security', message: '1 of 1 workloads: cart (volume code)' },
  ]);
});

test('silent of other volumes, and without workloads', () => {
  expect(run({ deployments: [deployment('cart', { spec: mounting('emptyDir') })] }).findings).toEqual([]);
  expect(run({}).verdicts).toMatchObject([{ outcome: 'not evaluated' }]);
});
