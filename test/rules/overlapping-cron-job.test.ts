import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/overlapping-cron-job.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { cronJob } from '../builders/workload.ts';

const check = (options: ClusterOptions) => evaluate([rule], cluster(options));

test.each([
  ['two at once', 'Allow', ['backup-1', 'backup-2'], 1],
  ['one', 'Allow', ['backup-1'], 0],
  ['one making room for the next', 'Replace', ['backup-1', 'backup-2'], 0],
])('%s', (_, concurrencyPolicy, active, findings) => {
  expect(check({ cronJobs: [cronJob('backup', { concurrencyPolicy, active })] }).findings).toHaveLength(
    findings,
  );
});

test('without what it needs there is no verdict', () => {
  expect(check({})).toMatchObject({ findings: [], verdicts: [{ outcome: 'not evaluated' }] });
});
