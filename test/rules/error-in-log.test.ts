import { expect, test } from 'vitest';
import type { LogMatch } from '../../src/model/log-signature.ts';
import rule from '../../src/rules/error-in-log.ts';
import { evaluate } from '../../src/rules/evaluate.ts';
import { cluster } from '../builders/cluster.ts';
import { HOUR, MINUTE, NOW } from '../builders/meta.ts';
import { endpointsFor, service } from '../builders/network.ts';
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

test.each<[string, string, string | null]>([
  ['10.43.71.170:8080', '; 10.43.71.170:8080 is Service apps/studio, 1/2 endpoints ready; ', 'apps'],
  ['studio:8080', '; studio:8080 is Service apps/studio, 1/2 endpoints ready; ', 'apps'],
  [
    'studio.apps:9090',
    '; studio.apps:9090 is Service apps/studio, which has no such port, 1/2 endpoints ready; ',
    'shop',
  ],
  ['10.43.0.99:8080', '×; the last', 'apps'],
])('what %s stands for here', (target, words, namespace) => {
  const [host = '', port = ''] = target.split(':');
  const till = pod('till', { namespace: namespace ?? 'apps' });
  const backends = [true, false].map((ready, index) =>
    pod(`studio-${index}`, { namespace: 'apps', ready, podIP: `10.42.0.${index + 1}` }),
  );
  const studio = service('studio', { namespace: 'apps', clusterIP: '10.43.71.170', ports: [{ port: 8080 }] });
  const logs = [
    containerLog(till, { matches: [match('connection-refused', 100, { captures: { host, port } })] }),
  ];
  const [finding] = evaluate(
    [rule],
    cluster({
      pods: [till, ...backends],
      services: [studio],
      endpoints: [endpointsFor(studio, backends)],
      logs,
    }),
  ).findings;
  expect(finding?.message).toContain(words);
});

test.each([
  ['at its end', `${'x'.repeat(300)}: dial tcp 10.0.0.1:80: connect: network is unreachable`],
  [
    'in the middle',
    `${'x'.repeat(200)} dial tcp 10.0.0.1:80: connect: network is unreachable ${'y'.repeat(150)}`,
  ],
  ['at its front', `dial tcp 10.0.0.1:80: connect: network is unreachable ${'y'.repeat(300)}`],
])('a long line keeps the error %s', (_, line) => {
  const till = pod('till');
  const logs = [containerLog(till, { matches: [match('network-unreachable', 20, { line })] })];
  const [finding] = evaluate([rule], cluster({ pods: [till], logs })).findings;
  expect(finding?.message).toContain('connect: network is unreachable');
  expect(finding?.evidence[0]?.value).toContain('connect: network is unreachable');
  expect(finding?.evidence[0]?.value?.length).toBeLessThanOrEqual(160);
});

test('a database that takes no writes is told by few lines, and for an hour', () => {
  const at = (minutes: number) => ({ firstAt: NOW - minutes * MINUTE, lastAt: NOW - minutes * MINUTE });
  expect(severity([match('database-read-only', 3, at(59))])).toBe('low');
  expect(severity([match('database-read-only', 2, at(1))])).toBe(null);
  expect(severity([match('database-read-only', 3, at(61))])).toBe(null);
});
