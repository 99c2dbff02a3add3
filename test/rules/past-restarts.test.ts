import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/past-restarts.ts';
import { cluster } from '../builders/cluster.ts';
import { DAY, HOUR, NOW } from '../builders/meta.ts';
import { type PodOptions, pod } from '../builders/pod.ts';
import { deployment } from '../builders/workload.ts';

const restarted = (restarts: number, finishedAt: number, options: PodOptions = {}) =>
  pod('brain-5d4f8c7b9-a', {
    owner: deployment('brain'),
    restarts,
    lastTerminated: { exitCode: 137, reason: 'OOMKilled', startedAt: finishedAt - HOUR, finishedAt },
    ...options,
  });

test('says how often, that it is stable, and how it last ended', () => {
  const { findings } = evaluate([rule], cluster({ pods: [restarted(11, NOW - 3 * HOUR)] }));
  expect(findings[0]).toMatchObject({
    subject: { kind: 'Deployment', name: 'brain' },
    severity: 'info',
    facts: { restarts: 11, lastAgoMs: 3 * HOUR, reason: 'OOMKilled' },
    message: '11 restarts, stable now, last restart 3h ago (OOMKilled)',
  });
});

test.each([
  ['five long ago', 5, 30 * DAY, 'found'],
  ['four long ago', 4, 30 * DAY, 'clear'],
  ['one within a day', 1, DAY - 1, 'found'],
  ['one a day ago', 1, DAY, 'clear'],
])('%s', (_, restarts, ago, outcome) => {
  expect(evaluate([rule], cluster({ pods: [restarted(restarts, NOW - ago)] })).verdicts[0]?.outcome).toBe(
    outcome,
  );
});

test('a pod that still crashes is not stable', () => {
  const pods = [restarted(11, NOW - HOUR, { waiting: { reason: 'CrashLoopBackOff' } })];
  expect(evaluate([rule], cluster({ pods })).verdicts[0]?.outcome).toBe('clear');
  expect(evaluate([rule], cluster()).verdicts[0]?.outcome).toBe('not evaluated');
});
