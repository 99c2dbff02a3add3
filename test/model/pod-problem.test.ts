import { expect, test } from 'vitest';
import { podProblem, STARTING_GRACE } from '../../src/model/pod-problem.ts';
import { conditionOf } from '../builders/condition.ts';
import { DAY, HOUR, MINUTE, NOW, SECOND } from '../builders/meta.ts';
import { type PodOptions, pod } from '../builders/pod.ts';

const ONCE = { spec: { restartPolicy: 'Never' } };
const TEN_SECONDS_OLD = { createdAt: NOW - 10 * SECOND };
const JUST_UNREADY = { readyChangedAt: NOW - 30 * SECOND };
const SECONDS_LONG = { exitCode: 0, startedAt: NOW - 12 * SECOND, finishedAt: NOW - 10 * SECOND };

test.each<[string, PodOptions]>([
  ['runs and is ready', {}],
  ['is a finished Job pod, 0/1 Completed', { ...ONCE, terminated: { exitCode: 0 } }],
  ['was restarted often and is ready now', { restarts: 40, lastTerminated: { exitCode: 137 } }],
  ['is being deleted within its grace period', { deletedAt: NOW + 20 * SECOND, ready: false }],
  ['is due to be gone this very moment', { deletedAt: NOW }],
  ['was created ten seconds ago and nobody scheduled it', { ...TEN_SECONDS_OLD, nodeName: null }],
  ['is creating its container', { ...TEN_SECONDS_OLD, waiting: { reason: 'ContainerCreating' } }],
  ['became unready a moment ago', { ready: false, ...JUST_UNREADY }],
  ['became unready exactly the grace ago', { ready: false, readyChangedAt: NOW - STARTING_GRACE }],
  [
    'has a sidecar beside it',
    { initContainers: [{ name: 'proxy', sidecar: true, restarts: 1, lastTerminated: { exitCode: 1 } }] },
  ],
  [
    'has finished init containers that needed restarts',
    { initContainers: [{ name: 'wait-for-db', terminated: { exitCode: 0 }, restarts: 3 }] },
  ],
  [
    'ended well and was not started again yet',
    { terminated: SECONDS_LONG, lastTerminated: SECONDS_LONG, restarts: 1, ...JUST_UNREADY },
  ],
  [
    'ended well after a long time',
    {
      terminated: { ...SECONDS_LONG, startedAt: NOW - HOUR },
      lastTerminated: SECONDS_LONG,
      restarts: 2,
      ...JUST_UNREADY,
    },
  ],
  [
    'has an init container that ended well at last',
    {
      initContainers: [
        { name: 'migrate', terminated: SECONDS_LONG, lastTerminated: SECONDS_LONG, restarts: 3 },
      ],
    },
  ],
  [
    'has a completed container but is Ready by its condition',
    {
      spec: { restartPolicy: 'OnFailure' },
      containers: [{ name: 'migrate', terminated: { exitCode: 0 } }, { name: 'web' }],
      conditions: [conditionOf('Ready', true)],
    },
  ],
  [
    'is held back by a scheduling gate',
    { nodeName: null, conditions: [conditionOf('PodScheduled', false, { reason: 'SchedulingGated' })] },
  ],
  [
    'is a mirror pod of a node',
    { owners: [{ kind: 'Node', name: 'pi-master', uid: null, controller: true }] },
  ],
])('no problem: it %s', (_, options) => {
  expect(podProblem(pod('cart', options), NOW)).toBeNull();
});

test.each<[string, PodOptions, object]>([
  [
    'deleted, and the grace period is over',
    { deletedAt: NOW - HOUR, waiting: { reason: 'CrashLoopBackOff' } },
    { class: 'stuck-terminating', since: NOW - HOUR },
  ],
  ['evicted', { phase: 'Failed', reason: 'Evicted' }, { class: 'evicted', reason: 'Evicted' }],
  ['no room', { phase: 'Failed', reason: 'OutOfcpu' }, { class: 'evicted', reason: 'OutOfcpu' }],
  ['node shut down', { phase: 'Failed', reason: 'Terminated' }, { class: 'evicted', reason: 'Terminated' }],
  [
    'preempted, said by a condition only',
    {
      ...ONCE,
      terminated: { exitCode: 143 },
      conditions: [conditionOf('DisruptionTarget', true, { reason: 'PreemptionByScheduler' })],
    },
    { class: 'evicted', reason: 'PreemptionByScheduler' },
  ],
  [
    'failed with an exit code',
    {
      ...ONCE,
      containers: [
        { name: 'backup', terminated: { exitCode: 0 } },
        { name: 'upload', terminated: { exitCode: 3 } },
      ],
    },
    { class: 'failed', container: 'upload', exitCode: 3 },
  ],
  [
    'failed by deadline, without a word on containers',
    { phase: 'Failed', reason: 'DeadlineExceeded', containers: [] },
    { class: 'failed', container: null, exitCode: null },
  ],
  [
    'unschedulable, at once',
    { ...TEN_SECONDS_OLD, unschedulable: '0/3 nodes are available: 3 Insufficient cpu.' },
    {
      class: 'unschedulable',
      message: '0/3 nodes are available: 3 Insufficient cpu.',
      since: NOW - 10 * SECOND,
    },
  ],
  ['not scheduled by anyone', { nodeName: null }, { class: 'unscheduled', since: NOW - HOUR }],
  [
    'on a node whose name is redacted',
    { nodeName: null, conditions: [conditionOf('PodScheduled', true)] },
    { class: 'starting', container: null, reason: 'Pending', since: NOW - HOUR },
  ],
  ['not scheduled, age unknown', { nodeName: null, createdAt: null }, { class: 'unscheduled', since: null }],
  ...[
    'ErrImagePull',
    'ImagePullBackOff',
    'ErrImageNeverPull',
    'InvalidImageName',
    'ImageInspectError',
    'RegistryUnavailable',
    'SignatureValidationFailed',
  ].map((reason): [string, PodOptions, object] => [
    reason,
    { ...TEN_SECONDS_OLD, waiting: { reason, message: 'no such image' } },
    { class: 'image', container: 'app', reason, message: 'no such image' },
  ]),
  ...[
    'CreateContainerConfigError',
    'CreateContainerError',
    'RunContainerError',
    'PreStartHookError',
    'PostStartHookError',
    'PreCreateHookError',
    'CreatePodSandboxError',
  ].map((reason): [string, PodOptions, object] => [
    reason,
    { waiting: { reason } },
    { class: 'configuration', container: 'app', reason, message: null },
  ]),
  [
    'a process that never began, in back-off',
    {
      waiting: { reason: 'CrashLoopBackOff' },
      lastTerminated: { reason: 'StartError', exitCode: 128, message: 'exec: "cartd": not found' },
    },
    { class: 'configuration', reason: 'StartError', message: 'exec: "cartd": not found' },
  ],
  [
    'an image problem beside a crash loop',
    {
      containers: [
        { name: 'web', waiting: { reason: 'CrashLoopBackOff' } },
        { name: 'proxy', waiting: { reason: 'ImagePullBackOff' } },
      ],
    },
    { class: 'image', container: 'proxy' },
  ],
  [
    'crash loop',
    { waiting: { reason: 'CrashLoopBackOff' }, restarts: 12 },
    { class: 'crash', container: 'app', init: false, restarts: 12 },
  ],
  [
    'an OOMKilled loop',
    { waiting: { reason: 'CrashLoopBackOff' }, lastTerminated: { reason: 'OOMKilled', exitCode: 137 } },
    { class: 'crash' },
  ],
  [
    'init container in a crash loop; the phase is Pending',
    {
      phase: 'Pending',
      initContainers: [{ name: 'migrate', waiting: { reason: 'CrashLoopBackOff' }, restarts: 4 }],
      waiting: { reason: 'PodInitializing' },
    },
    { class: 'crash', container: 'migrate', init: true, restarts: 4 },
  ],
  [
    'ended with an error, not restarted yet',
    { terminated: { exitCode: 1 } },
    { class: 'crash', restarts: 0 },
  ],
  [
    'ended well again and again',
    { terminated: SECONDS_LONG, lastTerminated: SECONDS_LONG, restarts: 2, ...JUST_UNREADY },
    { class: 'crash', restarts: 2 },
  ],
  [
    'ended with an error between restarts',
    { spec: { restartPolicy: 'OnFailure' }, terminated: { exitCode: 1 }, restarts: 2 },
    { class: 'crash', restarts: 2 },
  ],
  [
    'sidecar that ended with an error, in a pod that restarts nothing else',
    { ...ONCE, initContainers: [{ name: 'proxy', sidecar: true, terminated: { exitCode: 2 } }] },
    { class: 'crash', container: 'proxy', init: true },
  ],
  [
    'between two crashes, running for the moment',
    {
      ready: false,
      restarts: 6,
      runningSince: NOW - 20 * SECOND,
      lastTerminated: { startedAt: NOW - 6 * MINUTE, finishedAt: NOW - 5 * MINUTE },
    },
    { class: 'crash', restarts: 6 },
  ],
  [
    'creating for too long',
    { waiting: { reason: 'ContainerCreating' } },
    {
      class: 'starting',
      container: 'app',
      reason: 'ContainerCreating',
      since: NOW - HOUR + 10 * SECOND,
    },
  ],
  [
    'init container that does not end',
    {
      phase: 'Pending',
      initContainers: [{ name: 'wait-for-db', runningSince: NOW - HOUR }],
      waiting: { reason: 'PodInitializing' },
    },
    { class: 'starting', container: 'wait-for-db', reason: 'PodInitializing' },
  ],
  [
    'sidecar that does not come up',
    {
      phase: 'Pending',
      initContainers: [{ name: 'proxy', sidecar: true, started: false, ready: false }],
      waiting: { reason: 'PodInitializing' },
    },
    { class: 'starting', container: 'proxy' },
  ],
  [
    'on a node that says nothing of it',
    { phase: 'Pending', containers: [], conditions: [conditionOf('PodScheduled', true)] },
    { class: 'starting', container: null, reason: 'Pending', since: NOW - HOUR },
  ],
  [
    'unready longer than the grace',
    { ready: false, readyChangedAt: NOW - STARTING_GRACE - 1 },
    { class: 'unready', containers: ['app'], since: NOW - STARTING_GRACE - 1 },
  ],
  [
    'unready since nobody knows when',
    { ready: false, readyChangedAt: null },
    { class: 'unready', since: null },
  ],
  [
    'unready on a lost node, all containers ready',
    { conditions: [conditionOf('Ready', false, { changedAt: NOW - DAY })] },
    { class: 'unready', containers: [], since: NOW - DAY },
  ],
  [
    'a Job pod whose sidecar does not end',
    { ...ONCE, containers: [{ name: 'backup', terminated: { exitCode: 0 } }, { name: 'proxy' }] },
    { class: 'unready', containers: ['backup'] },
  ],
  [
    'unready for hours after an old restart',
    { ready: false, restarts: 3, runningSince: NOW - 3 * HOUR },
    { class: 'unready', containers: ['app'] },
  ],
  ['phase Unknown', { phase: 'Unknown', status: 'Unknown' }, { class: 'unknown', status: 'Unknown' }],
  ['no phase at all', { phase: null, status: 'Unknown' }, { class: 'unknown', status: 'Unknown' }],
])('%s', (_, options, expected) => {
  expect(podProblem(pod('cart', options), NOW)).toMatchObject(expected);
});
