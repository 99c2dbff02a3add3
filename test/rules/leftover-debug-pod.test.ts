import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/leftover-debug-pod.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { DAY, HOUR, NOW } from '../builders/meta.ts';
import { pod } from '../builders/pod.ts';

const check = (options: ClusterOptions) => evaluate([rule], cluster(options));

const debug = (ago: number, phase = 'Succeeded') =>
  pod('node-debugger-styx-x7k2p', { createdAt: NOW - ago, phase });

test.each([
  ['ended', debug(DAY), 'low'],
  ['still running', debug(DAY, 'Running'), 'medium'],
  ['an hour old', debug(HOUR), 'low'],
])('%s', (_, one, severity) => {
  expect(check({ pods: [one] }).findings).toMatchObject([
    { severity, group: 'cleanup', subject: { kind: 'Pod' } },
  ]);
});

test('silent while it is fresh, and for other pods', () => {
  expect(check({ pods: [debug(HOUR - 1), pod('debugger')] }).findings).toEqual([]);
});

test('without what it needs there is no verdict', () => {
  expect(check({})).toMatchObject({ findings: [], verdicts: [{ outcome: 'not evaluated' }] });
});
