import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import failedJob from '../../src/rules/failed-job.ts';
import { cluster } from '../builders/cluster.ts';
import { conditionOf } from '../builders/condition.ts';
import { HOUR, NOW } from '../builders/meta.ts';
import { pod } from '../builders/pod.ts';
import { cronJob, job } from '../builders/workload.ts';

const backup = cronJob('backup');
const failed = (name: string, at = NOW - HOUR) =>
  job(name, {
    owner: backup,
    conditions: [
      conditionOf('Failed', true, {
        reason: 'BackoffLimitExceeded',
        message: 'Job has reached the specified backoff limit',
        changedAt: at,
      }),
    ],
  });
const done = (name: string, at: number) =>
  job(name, { owner: backup, conditions: [conditionOf('Complete', true, { changedAt: at })] });

test('the newest failed run of a CronJob is reported on the CronJob, with how its last pod ended', () => {
  const last = failed('backup-2');
  const pods = [
    pod('backup-2-x', { owner: last, terminated: { exitCode: 3 }, spec: { restartPolicy: 'Never' } }),
  ];
  const jobs = [done('backup-1', NOW - 25 * HOUR), last];
  const { findings } = evaluate([failedJob], cluster({ jobs, pods, cronJobs: [backup] }));
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({
    severity: 'medium',
    subject: { kind: 'CronJob', namespace: 'shop', name: 'backup' },
    message:
      'its last finished Job, backup-2, failed 60m ago (BackoffLimitExceeded: Job has reached the specified ' +
      'backoff limit); its last pod ended with exit code 3',
    facts: { job: 'backup-2', exitCode: 3, agoMs: HOUR },
  });
  expect(findings[0]?.commands).toEqual([
    'kubectl describe job/backup-2 -n shop',
    'kubectl logs backup-2-x -c backup-2 -n shop',
  ]);
});

test('a Job of its own is reported on itself', () => {
  const [finding] = evaluate(
    [failedJob],
    cluster({ jobs: [job('migrate', { failed: 'DeadlineExceeded' })] }),
  ).findings;
  expect(finding?.subject).toEqual({ kind: 'Job', namespace: 'shop', name: 'migrate' });
  expect(finding?.message).toBe('the Job failed 30m ago (DeadlineExceeded)');
  expect(finding?.commands).toEqual([
    'kubectl describe job/migrate -n shop',
    '# only when it was read and is not wanted any more; its pods and their logs go with it',
    'kubectl delete job migrate -n shop',
  ]);
});

test.each([
  ['a CronJob that has succeeded since', [failed('backup-1', NOW - 2 * HOUR), done('backup-2', NOW - HOUR)]],
  ['a Job that succeeded after failed pods', [job('migrate', { failed: 3 })]],
  ['a Job that still runs', [job('migrate', { active: 1, failed: 2 })]],
])('silent on %s', (_, jobs) => {
  const { findings, verdicts } = evaluate([failedJob], cluster({ jobs, cronJobs: [backup] }));
  expect(findings).toEqual([]);
  expect(verdicts[0]?.outcome).toBe('clear');
});

test('a run in flight does not hide that the last one failed', () => {
  const jobs = [failed('backup-1'), job('backup-2', { owner: backup, active: 1 })];
  expect(evaluate([failedJob], cluster({ jobs, cronJobs: [backup] })).findings).toHaveLength(1);
});

test('without Jobs there is no verdict', () => {
  expect(evaluate([failedJob], cluster()).verdicts[0]?.outcome).toBe('not evaluated');
});
