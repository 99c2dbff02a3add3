import { expect, test } from 'vitest';
import type { LogMatch } from '../../src/model/log-signature.ts';
import rule from '../../src/rules/crash-looping-container.ts';
import { evaluate } from '../../src/rules/evaluate.ts';
import { cluster } from '../builders/cluster.ts';
import { MEBIBYTE, MINUTE, NOW, SECOND } from '../builders/meta.ts';
import { containerLog } from '../builders/observation.ts';
import { type PodOptions, pod } from '../builders/pod.ts';
import { deployment } from '../builders/workload.ts';

const cart = deployment('cart', { replicas: 2 });
const cartPod = (suffix: string, options: PodOptions = {}) =>
  pod(`cart-5d4f8c7b9-${suffix}`, { owner: cart, ...options });
const looping: PodOptions = {
  waiting: { reason: 'CrashLoopBackOff' },
  restarts: 6,
  lastTerminated: { exitCode: 1, startedAt: NOW - 123 * SECOND, finishedAt: NOW - 120 * SECOND },
};
const line: LogMatch = {
  signature: 'python-module-not-found',
  count: 1,
  firstLine: 7,
  lastLine: 7,
  firstAt: null,
  lastAt: null,
  line: "ModuleNotFoundError: No module named 'prometheus_client'",
  captures: { module: 'prometheus_client' },
  frame: '/app/main.py:16',
};

test('says how it ends, how long it ran, how often, and what the log says', () => {
  const crashing = cartPod('b', looping);
  const refused = {
    ...line,
    signature: 'connection-refused',
    line: 'redis refused',
    lastLine: 90,
    frame: null,
  };
  const logs = [
    containerLog(crashing, { matches: [refused] }),
    containerLog(crashing, { previous: true, matches: [line] }),
  ];
  const captured = cluster({ pods: [cartPod('a'), crashing], deployments: [cart], logs });
  const [finding] = evaluate([rule], captured).findings;
  expect(finding).toMatchObject({
    subject: { kind: 'Deployment', name: 'cart' },
    severity: 'medium',
    facts: { broken: 1, pods: 2, ready: 1, total: 2, ranMs: 3 * SECOND, endedAgoMs: 2 * MINUTE },
    message:
      "1 of 2 pods crashes: container cart ends with exit code 1 (an error in the program) after running 3s; 6 restarts, last ended 2m ago; log: ModuleNotFoundError: No module named 'prometheus_client' (/app/main.py line 16)",
    commands: [
      'kubectl logs cart-5d4f8c7b9-b -c cart --previous -n shop',
      'kubectl describe pod cart-5d4f8c7b9-b -n shop',
    ],
  });
  expect(finding?.evidence.map(({ path }) => path)).toEqual([
    'status.containerStatuses[0].state.waiting.reason',
    'status.containerStatuses[0].restartCount',
    'status.containerStatuses[0].lastState.terminated.reason',
    'status.containerStatuses[0].lastState.terminated.exitCode',
    'status.containerStatuses[0].lastState.terminated.finishedAt',
    'line 7',
  ]);
});

test('OOMKilled names the memory limit', () => {
  const limits = { memory: 256 * MEBIBYTE };
  const options = { ...looping, limits, lastTerminated: { exitCode: 137, reason: 'OOMKilled' } };
  const pods = [cartPod('a', options), cartPod('b', options)];
  expect(evaluate([rule], cluster({ pods, deployments: [cart] })).findings[0]).toMatchObject({
    severity: 'high',
    message:
      'all 2 pods crash: container cart was OOMKilled at its memory limit of 256Mi after running 60s; 6 restarts, last ended 5m ago',
  });
});

test('a loop between two crashes is a loop', () => {
  const between: PodOptions = {
    ready: false,
    runningSince: NOW - 20 * SECOND,
    restarts: 9,
    lastTerminated: { exitCode: 1, startedAt: NOW - 90 * SECOND, finishedAt: NOW - 30 * SECOND },
  };
  expect(evaluate([rule], cluster({ pods: [cartPod('a', between)] })).verdicts[0]?.outcome).toBe('found');
});

test('an init container is named as one', () => {
  const waiting = { reason: 'CrashLoopBackOff' };
  const migrating = pod('cart', { initContainers: [{ name: 'migrate', waiting }] });
  const [finding] = evaluate([rule], cluster({ pods: [migrating] })).findings;
  expect(finding).toMatchObject({ severity: 'high', facts: { init: true, container: 'migrate' } });
  expect(finding?.message).toContain('init container migrate');
  expect(finding?.evidence[0]?.path).toBe('status.initContainerStatuses[0].state.waiting.reason');
});

test.each([
  ['restarted long ago and ready', { restarts: 12 }],
  ['an image that cannot be had', { waiting: { reason: 'ImagePullBackOff' } }],
  ['running well', {}],
])('silent on a pod %s', (_, options) => {
  expect(evaluate([rule], cluster({ pods: [cartPod('a', options)] })).verdicts[0]?.outcome).toBe('clear');
});

test('is not evaluated without pods', () => {
  expect(evaluate([rule], cluster()).verdicts[0]?.outcome).toBe('not evaluated');
});
