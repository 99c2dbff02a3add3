import { expect, test } from 'vitest';
import type { LogMatch } from '../../src/model/log-signature.ts';
import rule from '../../src/rules/error-in-log.ts';
import { evaluate } from '../../src/rules/evaluate.ts';
import { cluster } from '../builders/cluster.ts';
import { HOUR, MINUTE, NOW } from '../builders/meta.ts';
import { containerLog } from '../builders/observation.ts';
import { type PodOptions, pod } from '../builders/pod.ts';

const match = (signature: string, count: number, more: Partial<LogMatch> = {}): LogMatch => ({
  signature,
  count,
  firstLine: 1,
  lastLine: 118,
  firstAt: null,
  lastAt: null,
  line: `an example of ${signature}`,
  captures: {},
  frame: null,
  ...more,
});

const severity = (matches: readonly LogMatch[], options: PodOptions = {}, previous = false) => {
  const till = pod('till', options);
  const logs = [containerLog(till, { matches, previous })];
  return evaluate([rule], cluster({ pods: [till], logs })).findings[0]?.severity ?? null;
};

test('counts per kind, and gives no cause', () => {
  const bootstrapper = pod('bootstrapper');
  const unreachable = match('network-unreachable', 900, {
    line: 'dial tcp 1.1.1.1:443: connect: network is unreachable',
    captures: { host: '1.1.1.1', port: '443' },
  });
  const logs = [containerLog(bootstrapper, { matches: [unreachable, match('connection-timeout', 295)] })];
  const [finding] = evaluate([rule], cluster({ pods: [bootstrapper], logs })).findings;
  expect(finding).toMatchObject({
    subject: { kind: 'Pod', name: 'bootstrapper' },
    severity: 'medium',
    facts: {
      count: 1195,
      signatures: [
        { signature: 'network-unreachable', count: 900, targets: ['1.1.1.1:443'] },
        { signature: 'connection-timeout', count: 295 },
      ],
    },
    message:
      '1195 recognised error lines in the captured logs: network-unreachable (1.1.1.1:443) 900×, connection-timeout 295×; the last: dial tcp 1.1.1.1:443: connect: network is unreachable',
  });
  expect(finding?.evidence[0]).toMatchObject({ source: { file: 'logs/bootstrapper.log' }, path: 'line 118' });
});

test.each([
  ['nine errors', 9, null],
  ['ten errors', 10, 'low'],
  ['ninety-nine', 99, 'low'],
  ['a hundred', 100, 'medium'],
] as const)('%s', (_, count, expected) => {
  expect(severity([match('connection-refused', count)])).toBe(expected);
});

test('many errors of another kind stay low', () => {
  expect(severity([match('permission-denied', 5000)])).toBe('low');
});

test('one fatal line counts in a pod that is not ready', () => {
  const fatal = [match('invalid-configuration', 1)];
  expect(severity(fatal, { ready: false, readyChangedAt: NOW - HOUR })).toBe('medium');
  expect(severity(fatal)).toBeNull();
});

test.each<[string, PodOptions, boolean]>([
  ['of a run that is over', {}, true],
  ['of a pod that crashes', { waiting: { reason: 'CrashLoopBackOff' } }, false],
  ['of a finished pod', { terminated: { exitCode: 0 }, spec: { restartPolicy: 'Never' } }, false],
])('silent on the log %s', (_, options, previous) => {
  expect(severity([match('connection-refused', 500)], options, previous)).toBeNull();
});

test('is not evaluated without logs', () => {
  expect(evaluate([rule], cluster({ pods: [pod('till')] })).verdicts[0]).toMatchObject({
    outcome: 'not evaluated',
    missing: ['logs'],
  });
});

test.each<[string, Partial<LogMatch>, string | null]>([
  ['fifteen minutes before the capture', { lastAt: NOW - 15 * MINUTE }, 'low'],
  ['longer before', { lastAt: NOW - 15 * MINUTE - 1 }, null],
  ['in the last tenth of a log without times', { lastLine: 109 }, 'low'],
  ['before it', { lastLine: 108 }, null],
])('errors that ended %s', (_, when, expected) => {
  expect(severity([match('connection-refused', 20, when)])).toBe(expected);
});
