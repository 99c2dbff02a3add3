import { expect, test } from 'vitest';
import type { Condition } from '../../src/model/condition.ts';
import type { ContainerState, ContainerStatus } from '../../src/model/container.ts';
import { readContainerStatuses } from '../../src/model/container-status.ts';
import { podColumns } from '../../src/model/pod-status.ts';
import { container } from '../builders/container.ts';

const ENDED = Date.parse('2025-06-01T11:58:00Z');
const EARLIER = Date.parse('2025-06-01T11:00:00Z');

const running: ContainerState = { phase: 'running', startedAt: null };
const none: ContainerState = { phase: 'none' };

function waiting(reason: string | null): ContainerState {
  return { phase: 'waiting', reason, message: null };
}

function ended(
  exitCode: number,
  reason: string | null,
  signal: number | null = null,
  finishedAt: number | null = ENDED,
): ContainerState {
  return { phase: 'terminated', reason, message: null, exitCode, signal, startedAt: null, finishedAt };
}

function status(state: ContainerState, more: Partial<ContainerStatus> = {}): ContainerStatus {
  const empty = { name: 'app', image: null, imageId: null, started: null, restartCount: 0, lastState: none };
  return { ...empty, ready: state.phase === 'running', state, ...more };
}

function is(type: string, value: 'True' | 'False', reason: string | null = null): Condition {
  return { type, status: value, reason, message: null, changedAt: null, heartbeatAt: null };
}

interface Given {
  readonly phase?: string | null;
  readonly reason?: string;
  readonly deleted?: boolean;
  readonly conditions?: readonly Condition[];
  readonly app?: readonly ContainerStatus[];
  /** Init containers by name and state; a name that ends in `-sidecar` is one. */
  readonly init?: readonly ContainerStatus[];
  /** Where the spec has more init containers than the kubelet reported. */
  readonly initNames?: readonly string[];
  readonly total?: number;
}

function columns(given: Given): string {
  const app = given.app ?? [];
  const init = given.init ?? [];
  const names = given.initNames ?? init.map(({ name }) => name);
  const { status, ready, restarts } = podColumns({
    meta: { deletedAt: given.deleted ? ENDED : null },
    spec: {
      containers: Array.from({ length: given.total ?? app.length }, (_, index) => container(`app-${index}`)),
      initContainers: names.map((name) => container(name, { sidecar: name.endsWith('-sidecar') })),
    },
    phase: given.phase === undefined ? 'Running' : given.phase,
    reason: given.reason ?? null,
    conditions: given.conditions ?? [],
    containers: app,
    initContainers: init,
  });
  return `${ready.ready}/${ready.total} ${status} ${restarts.count}`;
}

const READY = is('Ready', 'True');
const INITIALIZED = is('Initialized', 'True');
const done = status(ended(0, 'Completed'), { name: 'migrate', ready: true });
const restarted = { restartCount: 3 };
const sidecar = { name: 'proxy-sidecar', started: true };

test.each<[string, Given, string]>([
  ['phase without containers', { phase: 'Pending', total: 2 }, '0/2 Pending 0'],
  ['nothing reported at all', { phase: null }, '0/0 Unknown 0'],
  ['reason before phase', { phase: 'Failed', reason: 'Evicted', total: 1 }, '0/1 Evicted 0'],
  ['reason of a node that was lost', { reason: 'NodeLost', app: [status(running)] }, '1/1 NodeLost 0'],
  ['running', { app: [status(running)], conditions: [READY] }, '1/1 Running 0'],
  [
    'restarts add up',
    { app: [status(running, restarted), status(none, { ...restarted, ready: false })] },
    '1/2 Running 6',
  ],
  [
    'ready alone is not running',
    { app: [status(running, restarted), status(none, { ...restarted, ready: true })] },
    '1/2 Running 6',
  ],
  ['running but not ready', { app: [status(running, { ready: false })] }, '0/1 Running 0'],
  ['phase Unknown', { phase: 'Unknown', app: [status(running)] }, '1/1 Unknown 0'],
  ['phase Succeeded', { phase: 'Succeeded', app: [status(none)] }, '0/1 Succeeded 0'],
  [
    'waiting reason before phase',
    { app: [status(running), status(waiting('CrashLoopBackOff'), restarted)] },
    '1/2 CrashLoopBackOff 3',
  ],
  [
    'waiting reason before pod reason',
    { reason: 'Odd', app: [status(waiting('ErrImagePull'))] },
    '0/1 ErrImagePull 0',
  ],
  ['waiting without a reason', { phase: 'Pending', app: [status(waiting(null))] }, '0/1 Pending 0'],
  [
    'the first container with a reason decides',
    { app: [status(waiting('ImagePullBackOff')), status(ended(1, 'Error'))] },
    '0/2 ImagePullBackOff 0',
  ],
  [
    'in the order of the containers',
    { app: [status(ended(137, 'OOMKilled')), status(waiting('ImagePullBackOff'))] },
    '0/2 OOMKilled 0',
  ],
  ['exit code without a reason', { phase: 'Failed', app: [status(ended(2, null))] }, '0/1 ExitCode:2 0'],
  ['exit code 0 without a reason', { app: [status(ended(0, null))] }, '0/1 ExitCode:0 0'],
  ['signal without a reason', { phase: 'Failed', app: [status(ended(137, null, 9))] }, '0/1 Signal:9 0'],
  ['reason before signal', { phase: 'Failed', app: [status(ended(137, 'Error', 9))] }, '0/1 Error 0'],
  ['completed', { phase: 'Succeeded', app: [status(ended(0, 'Completed'))] }, '0/1 Completed 0'],
  [
    'completed beside a running container of a ready pod',
    { app: [status(ended(0, 'Completed')), status(running)], conditions: [READY] },
    '1/2 Running 0',
  ],
  [
    'completed beside a running container of an unready pod',
    { app: [status(ended(0, 'Completed')), status(running)], conditions: [is('Ready', 'False')] },
    '1/2 NotReady 0',
  ],
  [
    'completed beside one that is running and not ready',
    { app: [status(ended(0, 'Completed')), status(running, { ready: false })], conditions: [READY] },
    '0/2 Completed 0',
  ],
  [
    'completed before failed',
    { phase: 'Failed', app: [status(ended(0, 'Completed')), status(ended(1, 'Error'))] },
    '0/2 Error 0',
  ],
  [
    'completed before killed without a reason',
    { phase: 'Failed', app: [status(ended(0, 'Completed')), status(ended(143, null, 15))] },
    '0/2 Signal:15 0',
  ],
  [
    'of several failed ones the first',
    {
      phase: 'Failed',
      app: [status(ended(0, 'Completed')), status(ended(137, 'OOMKilled')), status(ended(1, 'Error'))],
    },
    '0/3 OOMKilled 0',
  ],
  [
    'a failed one decides over a running one, unless the pod is ready',
    { app: [status(ended(0, 'Completed')), status(ended(1, 'Error')), status(running)] },
    '1/3 Error 0',
  ],
  [
    'ready before failed',
    {
      app: [status(ended(0, 'Completed')), status(ended(1, 'Error')), status(running)],
      conditions: [READY],
    },
    '1/3 Running 0',
  ],
  [
    'scheduling gate',
    { phase: 'Pending', conditions: [is('PodScheduled', 'False', 'SchedulingGated')], total: 2 },
    '0/2 SchedulingGated 0',
  ],
  [
    'unschedulable',
    { phase: 'Pending', conditions: [is('PodScheduled', 'False', 'Unschedulable')], total: 1 },
    '0/1 Pending 0',
  ],
  [
    'init running',
    { phase: 'Pending', init: [status(running, { name: 'migrate' })], app: [status(none)] },
    '0/1 Init:0/1 0',
  ],
  [
    'init: second of three',
    {
      phase: 'Pending',
      init: [done, status(running, { name: 'seed' })],
      initNames: ['migrate', 'seed', 'warm'],
      total: 1,
    },
    '0/1 Init:1/3 0',
  ],
  [
    'init waiting for its turn',
    { phase: 'Pending', init: [done, status(waiting('PodInitializing'), { name: 'seed' })], total: 1 },
    '0/1 Init:1/2 0',
  ],
  [
    'init waiting with a reason; its restarts count alone',
    {
      phase: 'Pending',
      init: [status(waiting('CrashLoopBackOff'), { name: 'migrate', restartCount: 4 })],
      app: [status(waiting('PodInitializing'), restarted)],
    },
    '0/1 Init:CrashLoopBackOff 4',
  ],
  [
    'init failed',
    { phase: 'Pending', init: [status(ended(1, 'Error'), { name: 'migrate' })], total: 1 },
    '0/1 Init:Error 0',
  ],
  [
    'init exit code',
    { phase: 'Pending', init: [status(ended(3, null), { name: 'migrate' })], total: 1 },
    '0/1 Init:ExitCode:3 0',
  ],
  [
    'init signal',
    { phase: 'Pending', init: [status(ended(137, null, 9), { name: 'migrate' })], total: 1 },
    '0/1 Init:Signal:9 0',
  ],
  [
    'init containers after the first that is not done are not looked at',
    {
      phase: 'Pending',
      init: [
        status(running, { name: 'migrate', restartCount: 1 }),
        status(waiting('ErrImagePull'), { name: 'seed', restartCount: 9 }),
      ],
      total: 1,
    },
    '0/1 Init:0/2 1',
  ],
  [
    'an init container that ran again does not hide a running pod',
    {
      init: [status(running, { name: 'migrate', restartCount: 2 })],
      app: [status(waiting('CrashLoopBackOff'), restarted)],
      conditions: [INITIALIZED],
    },
    '0/1 CrashLoopBackOff 3',
  ],
  [
    'an initialized pod without anything else to say still names its init container',
    {
      init: [status(running, { name: 'migrate' })],
      app: [status(running)],
      conditions: [INITIALIZED],
    },
    '1/1 Init:0/1 0',
  ],
  [
    'init done, app creating; init restarts no longer count',
    {
      phase: 'Pending',
      init: [{ ...done, restartCount: 5 }],
      app: [status(waiting('ContainerCreating'))],
    },
    '0/1 ContainerCreating 0',
  ],
  [
    'started sidecar: counts in READY and RESTARTS',
    {
      init: [status(running, { ...sidecar, restartCount: 2 })],
      app: [status(running, { restartCount: 1 })],
      conditions: [READY],
    },
    '2/2 Running 3',
  ],
  [
    'started sidecar that is not ready',
    { init: [status(running, { ...sidecar, ready: false })], app: [status(running)] },
    '1/2 Running 0',
  ],
  [
    'sidecar not started yet',
    { phase: 'Pending', init: [status(running, { ...sidecar, started: false })], total: 1 },
    '0/2 Init:0/1 0',
  ],
  [
    'a started sidecar that failed does not hold the pod up',
    { init: [status(ended(1, 'Error'), { ...sidecar, ready: false })], app: [status(running)] },
    '1/2 Running 0',
  ],
  [
    'ready sidecar while the next init container runs',
    {
      phase: 'Pending',
      init: [status(running, { ...sidecar, restartCount: 1 }), status(running, { name: 'migrate' })],
      total: 1,
    },
    '1/2 Init:1/2 1',
  ],
  [
    'sidecar that ended with 0',
    {
      phase: 'Succeeded',
      init: [status(ended(0, 'Completed'), { ...sidecar, ready: true })],
      app: [status(ended(0, 'Completed'))],
    },
    '0/2 Completed 0',
  ],
  ['terminating', { deleted: true, app: [status(running)] }, '1/1 Terminating 0'],
  [
    'terminating hides a crash',
    { deleted: true, app: [status(waiting('CrashLoopBackOff'))] },
    '0/1 Terminating 0',
  ],
  [
    'terminating hides initialization',
    { phase: 'Pending', deleted: true, init: [status(running, { name: 'migrate' })], total: 1 },
    '0/1 Terminating 0',
  ],
  ['deleted on a lost node', { deleted: true, reason: 'NodeLost', app: [status(running)] }, '1/1 Unknown 0'],
  [
    'finished and deleted, kept by a finalizer',
    { phase: 'Succeeded', deleted: true, app: [status(ended(0, 'Completed'))] },
    '0/1 Completed 0',
  ],
  ['failed and deleted', { phase: 'Failed', deleted: true, app: [status(ended(1, 'Error'))] }, '0/1 Error 0'],
  [
    'failed and deleted on a lost node',
    { phase: 'Failed', deleted: true, reason: 'NodeLost', total: 1 },
    '0/1 Unknown 0',
  ],
])('%s', (_, given, expected) => {
  expect(columns(given)).toBe(expected);
});

test.each<[string, Partial<Record<'app' | 'init', ContainerStatus[]>>, number | null]>([
  ['never', { app: [status(running)] }, null],
  [
    'the latest end of any container',
    {
      app: [
        status(running, { lastState: ended(1, 'Error', null, EARLIER) }),
        status(running, { lastState: ended(1, 'Error') }),
      ],
    },
    ENDED,
  ],
  ['an end without a time', { app: [status(running, { lastState: ended(1, 'Error', null, null) })] }, null],
  [
    'not of an init container that is done',
    { app: [status(running)], init: [{ ...done, lastState: ended(1, 'Error') }] },
    null,
  ],
  [
    'of an init container that is not',
    { init: [status(waiting('CrashLoopBackOff'), { name: 'migrate', lastState: ended(1, 'Error') })] },
    ENDED,
  ],
  [
    'of a sidecar',
    { app: [status(running)], init: [status(running, { ...sidecar, lastState: ended(1, 'Error') })] },
    ENDED,
  ],
])('last restart: %s', (_, { app = [], init = [] }, expected) => {
  const { restarts } = podColumns({
    meta: { deletedAt: null },
    spec: {
      containers: [container('app')],
      initContainers: init.map(({ name }) => container(name, { sidecar: name.endsWith('-sidecar') })),
    },
    phase: 'Running',
    reason: null,
    conditions: [],
    containers: app,
    initContainers: init,
  });
  expect(restarts.lastAt).toBe(expected);
});

test('container statuses: every state, and shapes that are none', () => {
  const read = readContainerStatuses([
    {
      name: 'cart',
      ready: true,
      started: true,
      restartCount: 2,
      state: { running: { startedAt: '2025-06-01T11:58:00Z' } },
    },
    { name: 'web', state: { waiting: { reason: 'ErrImagePull', message: 'not found' } } },
    { name: 'db', state: { terminated: { exitCode: 137, signal: 0, reason: 'OOMKilled' } }, lastState: [] },
    { name: 7, ready: 'yes', restartCount: '3', state: 'running' },
    'cart',
  ]);
  expect(read.map(({ name, ready, restartCount, state }) => ({ name, ready, restartCount, state }))).toEqual([
    { name: 'cart', ready: true, restartCount: 2, state: { phase: 'running', startedAt: ENDED } },
    {
      name: 'web',
      ready: false,
      restartCount: 0,
      state: { phase: 'waiting', reason: 'ErrImagePull', message: 'not found' },
    },
    {
      name: 'db',
      ready: false,
      restartCount: 0,
      state: {
        phase: 'terminated',
        reason: 'OOMKilled',
        message: null,
        exitCode: 137,
        signal: null,
        startedAt: null,
        finishedAt: null,
      },
    },
    { name: '', ready: false, restartCount: 0, state: { phase: 'none' } },
  ]);
});
