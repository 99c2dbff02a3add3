import { expect, test } from 'vitest';
import { cluster } from '../../../../builders/cluster.ts';
import { DAY, HOUR, MEBIBYTE, MINUTE, NOW } from '../../../../builders/meta.ts';
import { event } from '../../../../builders/observation.ts';
import { type PodOptions, pod } from '../../../../builders/pod.ts';
import { deployment } from '../../../../builders/workload.ts';
import { causeBy } from '../../explained.ts';
import { mechanismsOf } from '../../logged.ts';

const ID = 'memory-limit-too-low';
const KILLED =
  'failed to create shim task: OCI runtime create failed: unable to start container process: container init was OOM-killed (memory limit too low?): unknown';

const shop = (options: PodOptions, said: string | null = null) => {
  const cart = deployment('cart', { available: 0 });
  const own = pod('cart-5d4f8c7b9-aaaaa', { owner: cart, createdAt: NOW - 3 * DAY, ...options });
  const events = said === null ? [] : [event(own, 'FailedCreatePodSandBox', { message: said, count: 4 })];
  return cluster({ deployments: [cart], pods: [own], events });
};

const tiny = { limits: { memory: 5 * MEBIBYTE } };
const creating = { waiting: { reason: 'ContainerCreating' }, livenessProbe: null };
const looping = { waiting: { reason: 'CrashLoopBackOff' } };

test('OOMKilled at its limit', () => {
  const cause = causeBy(ID, shop({ ...looping, lastTerminated: { exitCode: 137, reason: 'OOMKilled' } }));
  expect(cause).toMatchObject({ confidence: 'confirmed', root: { kind: 'Deployment', name: 'cart' } });
  expect(cause.summary).toBe('container cart was OOMKilled at its memory limit of 256Mi');
  expect(cause.evidence[0]).toMatchObject({
    path: 'spec.containers[0].resources.limits.memory',
    value: '256Mi',
  });
});

test.each([
  ['an event of the sandbox says so', { ...creating, ...tiny }, KILLED, 'confirmed'],
  [
    'the container says so',
    { waiting: { reason: 'RunContainerError', message: KILLED }, ...tiny },
    null,
    'confirmed',
  ],
  [
    'its last run says so',
    { ...looping, ...tiny, lastTerminated: { exitCode: 128, reason: 'StartError', message: KILLED } },
    null,
    'confirmed',
  ],
  ['it never starts under a few MiB, and the event is gone', { ...creating, ...tiny }, null, 'likely'],
  [
    'it is killed under a few MiB',
    { ...looping, ...tiny, livenessProbe: null, lastTerminated: { exitCode: 137, reason: 'Error' } },
    null,
    'likely',
  ],
])('killed before or at its start: %s', (_, options, said, confidence) => {
  expect(causeBy(ID, shop(options, said)).confidence).toBe(confidence);
});

test('a pod that is restarted for memory every day is a suspect though it runs', () => {
  const lastTerminated = {
    exitCode: 137,
    reason: 'OOMKilled',
    finishedAt: NOW - HOUR,
    startedAt: NOW - 5 * HOUR,
  };
  expect(causeBy(ID, shop({ restarts: 12, lastTerminated })).symptoms).toEqual([
    'frequent-restarts shop/Deployment/cart',
  ]);
});

test.each([
  ['has no limit', { ...looping, limits: {}, lastTerminated: { exitCode: 137, reason: 'OOMKilled' } }],
  ['waits for something else', creating],
  ['ends with an error of its own', { ...looping, lastTerminated: { exitCode: 1 } }],
  [
    'was killed once, long ago',
    {
      restarts: 1,
      lastTerminated: {
        exitCode: 137,
        reason: 'OOMKilled',
        finishedAt: NOW - 5 * HOUR,
        startedAt: NOW - DAY,
      },
      runningSince: NOW - 5 * HOUR,
    },
  ],
])('not one that %s', (_, options) => {
  expect(mechanismsOf(shop({ createdAt: NOW - 30 * MINUTE, ...options }))).not.toContain(ID);
});
