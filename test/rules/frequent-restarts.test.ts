import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/frequent-restarts.ts';
import pastRestarts from '../../src/rules/past-restarts.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { DAY, HOUR, NOW } from '../builders/meta.ts';
import { pod } from '../builders/pod.ts';

const check = (options: ClusterOptions) => evaluate([rule], cluster(options));

const restarting = (restarts: number, days: number, lastAgo = HOUR) =>
  pod('cart', {
    restarts,
    createdAt: NOW - days * DAY,
    startedAt: NOW - days * DAY,
    lastTerminated: { exitCode: 137, reason: 'OOMKilled', finishedAt: NOW - lastAgo },
  });

test('a pod that is ready, and was restarted every few hours', () => {
  expect(check({ pods: [restarting(14, 3.5)] }).findings).toMatchObject([
    {
      severity: 'low',
      group: 'risk',
      message:
        'cart restarts 4 times a day on average: 14 restarts in its life, the last 60m ago (OOMKilled)',
    },
  ]);
});

test.each([
  ['twice a day', restarting(20, 10), ['low']],
  ['a little less', restarting(19, 10), []],
  ['ten times a day', restarting(100, 10), ['medium']],
  ['too few to tell', restarting(4, 1), []],
  ['five in a day', restarting(5, 1), ['low']],
  ['too young to tell', restarting(9, 0.9), []],
  ['quiet for a day', restarting(50, 10, DAY), []],
  ['quiet for less', restarting(50, 10, DAY - 1), ['low']],
])('%s', (_, one, severities) => {
  expect(check({ pods: [one] }).findings.map(({ severity }) => severity)).toEqual(severities);
});

test('it takes the place of the rule that counts only', () => {
  const { findings } = evaluate([rule, pastRestarts], cluster({ pods: [restarting(14, 3.5)] }));
  expect(findings).toMatchObject([{ rule: 'frequent-restarts', covered: [{ rule: 'past-restarts' }] }]);
});

test('without what it needs there is no verdict', () => {
  expect(check({})).toMatchObject({ findings: [], verdicts: [{ outcome: 'not evaluated' }] });
});
