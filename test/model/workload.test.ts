import { expect, test } from 'vitest';
import { readCronJob } from '../../src/model/cron-job.ts';
import { readDaemonSet } from '../../src/model/daemon-set.ts';
import { readDeployment } from '../../src/model/deployment.ts';
import { readJob } from '../../src/model/job.ts';
import { readReplicaSet, readReplicationController } from '../../src/model/replica-set.ts';
import { createShare } from '../../src/model/share.ts';
import { readStatefulSet } from '../../src/model/stateful-set.ts';
import { namespacedMeta } from '../builders/meta.ts';

const CANARY = 'canary-7f3a';
const share = createShare();
const selector = { matchLabels: { app: 'cart' }, matchExpressions: [] };
const template = {
  metadata: {
    labels: { app: 'cart' },
    annotations: {
      'kubectl.kubernetes.io/restartedAt': '2025-06-01T11:00:00Z',
      'vault.example/inline': CANARY,
    },
  },
  spec: { containers: [{ name: 'cart', image: 'cart:1', env: [{ name: 'MODE', value: CANARY }] }] },
};

function meta(kind: string, annotations: Record<string, string> = {}) {
  return namespacedMeta('apps/v1', kind, 'cart', { annotations });
}

test('Deployment', () => {
  const read = readDeployment(
    {
      metadata: { generation: 4 },
      spec: {
        replicas: 3,
        paused: true,
        selector,
        template,
        strategy: { type: 'Recreate' },
        revisionHistoryLimit: 0,
      },
      status: {
        observedGeneration: 3,
        replicas: 3,
        updatedReplicas: 1,
        readyReplicas: 2,
        availableReplicas: 2,
        unavailableReplicas: 1,
        conditions: [{ type: 'Progressing', status: 'False', reason: 'ProgressDeadlineExceeded' }],
      },
    },
    meta('Deployment'),
    share,
  );
  expect(read).toMatchObject({
    replicas: 3,
    paused: true,
    selector,
    revisionHistoryLimit: 0,
    progressDeadlineSeconds: 600,
    strategy: 'Recreate',
    generation: 4,
    observedGeneration: 3,
    status: { replicas: 3, updated: 1, ready: 2, available: 2, unavailable: 1 },
    conditions: [{ type: 'Progressing', status: 'False', reason: 'ProgressDeadlineExceeded' }],
    template: { labels: { app: 'cart' }, spec: { containers: [{ name: 'cart' }] } },
  });
  expect(read.template.annotations).toEqual({ 'kubectl.kubernetes.io/restartedAt': '2025-06-01T11:00:00Z' });
  expect(JSON.stringify(read)).not.toContain(CANARY);
});

test.each<[unknown, unknown]>([
  [
    { maxUnavailable: '25%', maxSurge: 1 },
    { maxUnavailable: '25%', maxSurge: '1' },
  ],
  [{ maxUnavailable: 0 }, null],
  [{ maxUnavailable: 'all', maxSurge: 1 }, null],
  [{ maxUnavailable: -1, maxSurge: 1 }, null],
  [undefined, null],
])('how far a rollout may go, of %j', (rollingUpdate, expected) => {
  const raw = { spec: { strategy: { type: 'RollingUpdate', rollingUpdate } } };
  expect(readDeployment(raw, meta('Deployment'), share).rollingUpdate).toEqual(expected);
});

test.each([
  [{ spec: { replicas: 0 } }, 0],
  [{ spec: {} }, 1],
  [{ spec: { replicas: '3' } }, 1],
])('replicas of %j', (raw, replicas) => {
  expect(readDeployment(raw, meta('Deployment'), share).replicas).toBe(replicas);
  expect(readStatefulSet(raw, meta('StatefulSet'), share).replicas).toBe(replicas);
});

test.each<[string, unknown, unknown]>([
  ['given', selector, selector],
  ['left out: the labels of the template', undefined, selector],
  ['misshapen: nothing', ['app=cart'], null],
])('selector %s', (_, given, expected) => {
  const read = readDeployment({ spec: { selector: given, template } }, meta('Deployment'), share);
  expect(read.selector).toEqual(expected);
});

test('ReplicaSet', () => {
  const annotations = { 'deployment.kubernetes.io/revision': '12' };
  const raw = {
    spec: { replicas: 2, selector, template },
    status: { replicas: 2, readyReplicas: 1, availableReplicas: 1 },
  };
  expect(readReplicaSet(raw, meta('ReplicaSet', annotations), share)).toMatchObject({
    replicas: 2,
    revision: 12,
    selector,
    status: { replicas: 2, updated: 2, ready: 1, available: 1, unavailable: 1 },
  });
  expect(readReplicaSet(raw, meta('ReplicaSet'), share).revision).toBeNull();
});

test.each([
  [{ app: 'cart' }, selector],
  [undefined, selector],
])('ReplicationController with selector %j', (given, expected) => {
  const read = readReplicationController(
    { spec: { selector: given, template } },
    meta('ReplicationController'),
    share,
  );
  expect(read).toMatchObject({ replicas: 1, selector: expected });
});

test('StatefulSet', () => {
  const claim = (name: string, storageClassName?: string, annotations?: Record<string, string>) => ({
    metadata: { name, annotations },
    spec: { storageClassName, resources: { requests: { storage: '10Gi' } } },
  });
  const read = readStatefulSet(
    {
      metadata: { generation: 2 },
      spec: {
        replicas: 3,
        serviceName: 'cart-headless',
        selector,
        template,
        updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 2 } },
        podManagementPolicy: 'Parallel',
        volumeClaimTemplates: [
          claim('wal', ''),
          claim('data', 'longhorn'),
          claim('old', undefined, { 'volume.beta.kubernetes.io/storage-class': 'nfs' }),
          claim('tmp'),
        ],
      },
      status: {
        replicas: 3,
        readyReplicas: 2,
        updatedReplicas: 1,
        currentRevision: 'cart-1',
        updateRevision: 'cart-2',
      },
    },
    meta('StatefulSet'),
    share,
  );
  expect(read).toMatchObject({
    serviceName: 'cart-headless',
    partition: 2,
    podManagementPolicy: 'Parallel',
    currentRevision: 'cart-1',
    updateRevision: 'cart-2',
    status: { replicas: 3, updated: 1, ready: 2, available: 2, unavailable: 1 },
  });
  expect(read.claimTemplates).toEqual([
    { name: 'data', storageClassName: 'longhorn', requestedBytes: 10 * 1024 ** 3 },
    { name: 'old', storageClassName: 'nfs', requestedBytes: 10 * 1024 ** 3 },
    { name: 'tmp', storageClassName: null, requestedBytes: 10 * 1024 ** 3 },
    { name: 'wal', storageClassName: '', requestedBytes: 10 * 1024 ** 3 },
  ]);
});

test('a StatefulSet that reports availability is believed', () => {
  const raw = { spec: { replicas: 3 }, status: { readyReplicas: 3, availableReplicas: 0 } };
  expect(readStatefulSet(raw, meta('StatefulSet'), share).status).toMatchObject({
    available: 0,
    unavailable: 3,
  });
});

test('DaemonSet', () => {
  const read = readDaemonSet(
    {
      spec: { selector, template, updateStrategy: { type: 'OnDelete' } },
      status: {
        desiredNumberScheduled: 5,
        currentNumberScheduled: 4,
        updatedNumberScheduled: 3,
        numberReady: 2,
        numberAvailable: 1,
        numberMisscheduled: 6,
      },
    },
    meta('DaemonSet'),
    share,
  );
  expect(read).toMatchObject({ desired: 5, current: 4, updated: 3, ready: 2, available: 1, misscheduled: 6 });
  expect(read.updateStrategy).toBe('OnDelete');
});

test('Job', () => {
  const read = readJob(
    {
      spec: {
        template,
        backoffLimit: 0,
        activeDeadlineSeconds: 60,
        ttlSecondsAfterFinished: 0,
        suspend: true,
      },
      status: {
        startTime: '2025-06-01T11:00:00Z',
        failed: 1,
        conditions: [{ type: 'Failed', status: 'True' }],
      },
    },
    meta('Job'),
    share,
  );
  expect(read).toMatchObject({
    selector: null,
    parallelism: 1,
    backoffLimit: 0,
    activeDeadlineSeconds: 60,
    ttlSecondsAfterFinished: 0,
    suspended: true,
    startedAt: Date.parse('2025-06-01T11:00:00Z'),
    completedAt: null,
    active: 0,
    succeeded: 0,
    failed: 1,
    conditions: [{ type: 'Failed', status: 'True' }],
  });
});

test.each([
  [{}, 1],
  [{ completions: 5, parallelism: 2 }, 5],
  [{ parallelism: 2 }, null],
])('completions of a Job with %j', (spec, completions) => {
  expect(readJob({ spec }, meta('Job'), share).completions).toBe(completions);
});

test('CronJob', () => {
  const read = readCronJob(
    {
      spec: {
        schedule: '*/5 * * * *',
        timeZone: 'Europe/Paris',
        concurrencyPolicy: 'Forbid',
        startingDeadlineSeconds: 30,
        failedJobsHistoryLimit: 0,
        jobTemplate: { spec: { template } },
      },
      status: {
        lastScheduleTime: '2025-06-01T11:55:00Z',
        active: [{ name: 'cart-report-2' }, { name: 'cart-report-1' }, {}],
      },
    },
    meta('CronJob'),
    share,
  );
  expect(read).toMatchObject({
    schedule: '*/5 * * * *',
    timeZone: 'Europe/Paris',
    suspended: false,
    concurrencyPolicy: 'Forbid',
    startingDeadlineSeconds: 30,
    successfulJobsHistoryLimit: 3,
    failedJobsHistoryLimit: 0,
    lastScheduledAt: Date.parse('2025-06-01T11:55:00Z'),
    lastSuccessfulAt: null,
    active: ['cart-report-1', 'cart-report-2'],
    template: { labels: { app: 'cart' } },
  });
});

const READERS = [
  ['Deployment', readDeployment],
  ['ReplicaSet', readReplicaSet],
  ['ReplicationController', readReplicationController],
  ['StatefulSet', readStatefulSet],
  ['DaemonSet', readDaemonSet],
  ['Job', readJob],
  ['CronJob', readCronJob],
] as const;

test.each(READERS)('%s: any shape is read, and the same as nothing', (kind, read) => {
  const empty = read({}, meta(kind), share);
  expect(empty).toMatchObject({ selector: null, template: { labels: {}, annotations: {} } });
  expect(JSON.parse(JSON.stringify(empty))).toEqual(empty);
  for (const raw of [
    { spec: [], status: 'Running' },
    {
      spec: { template: [], replicas: 'all', selector: 7, strategy: 'x', updateStrategy: [] },
      status: { replicas: [] },
    },
    { spec: { jobTemplate: 'x', volumeClaimTemplates: {} }, status: { active: {}, conditions: 'Ready' } },
    JSON.parse('{"__proto__": {"spec": {"replicas": 9}}, "status": {"__proto__": {"replicas": 9}}}'),
  ]) {
    expect(read(raw, meta(kind), share)).toEqual(empty);
  }
});
