import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/long-running-job.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { DAY, HOUR, NOW } from '../builders/meta.ts';
import { pod } from '../builders/pod.ts';
import { cronJob, job } from '../builders/workload.ts';

/** Captured too, and empty unless said otherwise. */
const BESIDE = { pods: [], cronJobs: [] };

const check = (options: ClusterOptions) => evaluate([rule], cluster({ ...BESIDE, ...options }));

const running = (name: string, ago: number, options: Parameters<typeof job>[1] = {}) =>
  job(name, { active: 1, startedAt: NOW - ago, ...options });
// Every night at three; captured at noon.
const nightly = cronJob('backup', { concurrencyPolicy: 'Forbid' });

test('a Job that has run for a day', () => {
  expect(check({ jobs: [running('import', DAY)] }).findings).toMatchObject([
    {
      severity: 'low',
      group: 'risk',
      subject: { kind: 'Job', name: 'import' },
      message: 'has been running for 24h without a deadline',
    },
  ]);
});

test('a run that keeps the next ones from starting', () => {
  const jobs = [running('backup-1', 3 * DAY + 9 * HOUR, { owner: nightly })];
  expect(check({ jobs, cronJobs: [nightly] }).findings).toMatchObject([
    {
      severity: 'medium',
      subject: { kind: 'CronJob', name: 'backup' },
      message:
        'its Job backup-1 has been running for 3d9h without a deadline; 3 runs came due meanwhile, and none starts before it ends',
    },
  ]);
});

test('one run due meanwhile is not enough', () => {
  const jobs = [running('backup-1', 10 * HOUR, { owner: nightly })];
  expect(check({ jobs, cronJobs: [nightly] }).findings).toEqual([]);
});

test.each([
  ['less than a day', running('import', DAY - 1)],
  ['with a deadline', running('import', 2 * DAY, { activeDeadlineSeconds: 500_000 })],
  ['done', job('import', { startedAt: NOW - 2 * DAY })],
  ['suspended', running('import', 2 * DAY, { suspended: true })],
])('silent: %s', (_, one) => {
  expect(check({ jobs: [one] }).findings).toEqual([]);
});

test('what is wrong with its pods has its own finding', () => {
  const one = running('import', 2 * DAY);
  const pods = [pod('import-x', { owner: one, waiting: { reason: 'ImagePullBackOff' } })];
  expect(check({ jobs: [one], pods }).findings).toEqual([]);
});

test('without what it needs there is no verdict', () => {
  expect(check({})).toMatchObject({ findings: [], verdicts: [{ outcome: 'not evaluated' }] });
});
