import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/removed-api-version.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { version } from '../builders/observation.ts';
import { cronJob, deployment, replicaSet } from '../builders/workload.ts';

const check = (options: ClusterOptions) => evaluate([rule], cluster(options));

const old = cronJob('backup', { appliedVersion: 'batch/v1beta1' });

test('a manifest that cannot be applied any more', () => {
  const [finding] = check({ version: version('v1.25.0'), cronJobs: [old] }).findings;
  expect(finding).toMatchObject({ severity: 'medium', group: 'risk', subject: { kind: 'Cluster' } });
  expect(finding?.message).toBe(
    '1 object was last applied with a version that is given up, 1 of them with one that this server no longer takes ' +
      '(server v1.25.0): CronJob shop/backup (batch/v1beta1); batch/v1beta1 CronJob: removed in 1.25, now batch/v1 ' +
      '(as of 2026-11-21)',
  );
});

test.each([
  ['removed in the next version', 'v1.24.3', 'medium'],
  ['removed later', 'v1.23.3', 'low'],
  ['just deprecated', 'v1.21.0', 'low'],
])('%s', (_, server, severity) => {
  expect(check({ version: version(server), cronJobs: [old] }).findings).toMatchObject([{ severity }]);
});

test.each<[string, ClusterOptions]>([
  ['not deprecated yet', { version: version('v1.20.9'), cronJobs: [old] }],
  [
    'the version of today',
    { version: version('v1.25.0'), cronJobs: [cronJob('backup', { appliedVersion: 'batch/v1' })] },
  ],
  ['never applied', { version: version('v1.25.0'), cronJobs: [cronJob('backup')] }],
  [
    'what a controller copied from its owner',
    {
      version: version('v1.25.0'),
      replicaSets: [
        replicaSet('cart-1', { owner: deployment('cart'), appliedVersion: 'extensions/v1beta1' }),
      ],
    },
  ],
])('silent: %s', (_, options) => {
  expect(check(options).findings).toEqual([]);
});

test('without what it needs there is no verdict', () => {
  expect(check({ cronJobs: [old] })).toMatchObject({
    findings: [],
    verdicts: [{ outcome: 'not evaluated' }],
  });
});
