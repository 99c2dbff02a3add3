import { expect, test } from 'vitest';
import type { LogMatch } from '../../src/model/log-signature.ts';
import { RULES } from '../../src/rules/catalogue.ts';
import { evaluate } from '../../src/rules/evaluate.ts';
import { settingWords, withSettings } from '../../src/rules/setting.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { conditionOf } from '../builders/condition.ts';
import { configMap, namespace, resourceQuota, secret } from '../builders/configuration.ts';
import { customResource } from '../builders/extension.ts';
import { DAY, GIBIBYTE, HOUR, MEBIBYTE, MINUTE, NOW } from '../builders/meta.ts';
import { ingress, service } from '../builders/network.ts';
import { node } from '../builders/node.ts';
import { containerLog, event, nodeMetrics, podMetrics, version } from '../builders/observation.ts';
import { type PodOptions, pod } from '../builders/pod.ts';
import { claim, storageClass, volume } from '../builders/storage.ts';
import { cronJob, deployment, job, replicaSet } from '../builders/workload.ts';

const ago = (ms: number) => NOW - ms;
const many = <T>(count: number, made: (index: number) => T) =>
  Array.from({ length: count }, (_, i) => made(i));

const revised = (stale: number, spanMs = 9 * DAY, revisionHistoryLimit = 10): ClusterOptions => {
  const owner = deployment('web', { revisionHistoryLimit });
  const replicaSets = many(stale + 1, (index) =>
    replicaSet(`web-${index}`, {
      owner,
      revision: index + 1,
      replicas: index === stale ? 1 : 0,
      createdAt: ago(spanMs) + (index * spanMs) / (stale + 1),
    }),
  );
  return { deployments: [owner], replicaSets };
};
const restarted = (restarts: number, days: number, lastAgo: number): ClusterOptions => ({
  pods: [
    pod('cart', {
      restarts,
      createdAt: ago(days * DAY),
      startedAt: ago(days * DAY),
      lastTerminated: { exitCode: 1, finishedAt: ago(lastAgo) },
    }),
  ],
});
const logged = (count: number, lastAt: number | null = null): ClusterOptions => {
  const signature = 'connection-refused';
  const line = 'connection refused';
  const match: LogMatch = {
    ...{ signature, count, line, lastAt, firstLine: 1, lastLine: 118, firstAt: null },
    ...{ captures: {}, frame: null },
  };
  const till = pod('till');
  return { pods: [till], logs: [containerLog(till, { matches: [match] })] };
};
const using = (options: PodOptions, cpu: number, mebibytes: number): ClusterOptions => {
  const cart = pod('cart', options);
  return { pods: [cart], podMetrics: [podMetrics(cart, { cpu, memory: mebibytes * MEBIBYTE })] };
};
const limited = { limits: { cpu: 1, memory: 100 * MEBIBYTE } };
const asking = { requests: { cpu: 1, memory: 1024 * MEBIBYTE } };
const warned = (count: number, lastAt: number): ClusterOptions => ({
  events: [event(service('cart'), 'SyncLoadBalancerFailed', { count, lastAt, message: 'no quota' })],
});
const resource = (reason: string, since: number): ClusterOptions => ({
  customResources: [
    customResource('cart', { conditions: [conditionOf('Ready', false, { reason, changedAt: ago(since) })] }),
  ],
});
const delivered = (status: 'True' | 'Unknown', since: number): ClusterOptions => {
  const nothing = { fetched: null, fetchedAt: null, applied: null, attempted: null, source: null };
  const source = { kind: 'GitRepository', namespace: 'shop', name: 'fleet' };
  return {
    customResources: [
      customResource('fleet', {
        kind: 'GitRepository',
        apiVersion: 'source.toolkit.fluxcd.io/v1',
        delivery: { ...nothing, fetched: 'main@2', fetchedAt: ago(since), sync: null, operation: null },
      }),
      customResource('apps', {
        kind: 'Kustomization',
        apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
        conditions: [conditionOf('Ready', status, { reason: 'Progressing', changedAt: ago(since) })],
        delivery: { ...nothing, applied: 'main@1', source, sync: null, operation: null },
      }),
    ],
  };
};
const running = (since: number, options: Parameters<typeof job>[1] = {}) =>
  job('import', { active: 1, startedAt: ago(since), ...options });
const nightly = cronJob('import', { concurrencyPolicy: 'Forbid' });
const full = (pods: number): ClusterOptions => ({
  nodes: [node('pi-1', { allocatable: { cpu: 4, pods: 10 } })],
  pods: many(pods, (index) => pod(`cart-${index}`, { nodeName: 'pi-1' })),
});
const finished = (count: number): ClusterOptions => ({
  pods: many(count, (index) => pod(`import-${index}`, { phase: 'Succeeded' })),
});
const helm = (count: number): ClusterOptions => ({
  secrets: many(count, (index) =>
    secret(`sh.helm.release.v1.cart.v${index + 1}`, {
      labels: { owner: 'helm', name: 'cart', version: String(index + 1), status: 'superseded' },
    }),
  ),
});
const growing = claim('orders', {
  requestedBytes: 20 * GIBIBYTE,
  capacityBytes: 10 * GIBIBYTE,
  conditions: [conditionOf('Resizing', true, { changedAt: ago(2 * HOUR) })],
});
const gated = pod('train', {
  nodeName: null,
  createdAt: ago(DAY),
  conditions: [conditionOf('PodScheduled', false, { reason: 'SchedulingGated' })],
});
const gpus = (asked: number): ClusterOptions => ({
  nodes: [node('pi-1', { allocatable: { cpu: 8, 'nvidia.com/gpu': 4 } })],
  pods: [pod('train', { nodeName: 'pi-1', requests: { 'nvidia.com/gpu': asked } })],
});
const images = { images: [{ names: ['docker.io/library/old:1'], bytes: 15 * GIBIBYTE }] };
const upgrade = secret('sh.helm.release.v1.cart.v2', {
  createdAt: ago(20 * MINUTE),
  labels: { owner: 'helm', name: 'cart', version: '2', status: 'pending-upgrade' },
});
const controller = deployment('ingress', { image: 'registry.k8s.io/ingress-nginx/controller:v1.12.1' });

/** `severity`, or `silent`: by default, then with the other number. */
type Case = readonly [other: number, before: string, after: string, objects: ClusterOptions];

const CASES: Readonly<Record<string, Case>> = {
  'bare-pod hours': [48, 'low', 'silent', { pods: [pod('try')] }],
  'cpu-near-limit percent': [70, 'silent', 'low', using(limited, 0.75, 10)],
  'custom-resource-not-ready minutes': [180, 'medium', 'silent', resource('Broken', 2 * HOUR)],
  'custom-resource-not-ready movingMinutes': [20, 'silent', 'low', resource('Progressing', 30 * MINUTE)],
  'deployment-churn perDay': [2, 'info', 'silent', revised(9)],
  'empty-namespace days': [
    9,
    'info',
    'silent',
    { namespaces: [namespace('apps', { createdAt: ago(8 * DAY) })] },
  ],
  'end-of-life-image mediumDays': [3650, 'medium', 'low', { pods: [pod('cart', { image: 'python:3.6' })] }],
  'error-in-log lines': [9, 'silent', 'low', logged(9)],
  'error-in-log minutes': [60, 'silent', 'low', logged(20, ago(30 * MINUTE))],
  'error-in-log connectionLines': [20, 'low', 'medium', logged(20)],
  'failed-volume-expansion minutes': [180, 'medium', 'silent', { persistentVolumeClaims: [growing] }],
  'finished-jobs-left days': [3, 'silent', 'info', { jobs: [job('import', { completedAt: ago(4 * DAY) })] }],
  'finished-pods-pile-up pods': [10, 'silent', 'info', finished(10)],
  'finished-pods-pile-up lowPods': [50, 'info', 'low', finished(50)],
  'frequent-restarts restarts': [30, 'low', 'silent', restarted(20, 10, HOUR)],
  'frequent-restarts perDay': [3, 'low', 'silent', restarted(20, 10, HOUR)],
  'frequent-restarts mediumPerDay': [2, 'low', 'medium', restarted(20, 10, HOUR)],
  'gated-pod hours': [48, 'info', 'silent', { pods: [gated] }],
  'gitops-not-ready behindMinutes': [5, 'silent', 'low', delivered('True', 10 * MINUTE)],
  'gitops-not-ready reconcilingMinutes': [20, 'silent', 'low', delivered('Unknown', 30 * MINUTE)],
  'helm-revisions-left revisions': [5, 'silent', 'info', helm(6)],
  'high-revision-history-limit revisions': [5, 'silent', 'info', revised(1, DAY, 6)],
  'ingress-tls-secret-missing minutes': [120, 'medium', 'silent', { ingresses: [ingress('web')] }],
  'large-config-map percent': [
    50,
    'silent',
    'low',
    { configMaps: [configMap('rules', { bytes: 0.6 * MEBIBYTE })] },
  ],
  'leftover-debug-pod hours': [48, 'medium', 'silent', { pods: [pod('node-debugger-pi-x7k2p')] }],
  'load-balancer-pending minutes': [
    120,
    'medium',
    'silent',
    { services: [service('web', { type: 'LoadBalancer' })] },
  ],
  'long-lived-projected-token hours': [
    2,
    'silent',
    'low',
    { pods: [pod('cart', { spec: { tokenSeconds: 7201 } })] },
  ],
  'long-running-job hours': [10, 'silent', 'low', { jobs: [running(11 * HOUR)] }],
  'long-running-job runs': [
    1,
    'silent',
    'medium',
    { jobs: [running(10 * HOUR, { owner: nightly })], cronJobs: [nightly] },
  ],
  'memory-limits-exceed-node percent': [
    120,
    'silent',
    'low',
    { nodes: [node('pi-1')], pods: [pod('cart', { nodeName: 'pi-1', limits: { memory: 10 * GIBIBYTE } })] },
  ],
  'memory-near-limit percent': [70, 'silent', 'low', using(limited, 0.1, 75)],
  'memory-near-limit mediumPercent': [90, 'low', 'medium', using(limited, 0.1, 91)],
  'node-hot-spot percent': [
    70,
    'silent',
    'medium',
    { nodeMetrics: [nodeMetrics('pi-1', { cpuPercent: 75 })] },
  ],
  'node-hot-spot highPercent': [
    82,
    'medium',
    'high',
    { nodeMetrics: [nodeMetrics('pi-1', { cpuPercent: 85 })] },
  ],
  'node-pods-near-limit percent': [70, 'silent', 'low', full(7)],
  'node-pods-near-limit mediumPercent': [80, 'low', 'medium', full(8)],
  'past-restarts restarts': [3, 'silent', 'info', restarted(3, 40, 30 * DAY)],
  'past-restarts hours': [72, 'silent', 'info', restarted(1, 40, 2 * DAY)],
  'quota-nearly-used percent': [
    80,
    'silent',
    'low',
    {
      resourceQuotas: [resourceQuota('team', { hard: { 'requests.cpu': 10 }, used: { 'requests.cpu': 8 } })],
    },
  ],
  'recurring-warning times': [5, 'silent', 'info', warned(5, ago(MINUTE))],
  'recurring-warning minutes': [60, 'silent', 'info', warned(40, ago(30 * MINUTE))],
  'retired-component days': [
    365,
    'silent',
    'low',
    { deployments: [controller], now: Date.parse('2025-06-01T00:00:00Z') },
  ],
  'stale-replica-sets replicaSets': [5, 'silent', 'low', revised(5)],
  'stale-replica-sets mediumReplicaSets': [10, 'low', 'medium', revised(10)],
  'stale-replica-sets highReplicaSets': [10, 'low', 'high', revised(10)],
  'stuck-deleting-namespace minutes': [
    60,
    'medium',
    'silent',
    { namespaces: [namespace('old', { phase: 'Terminating', deletedAt: ago(30 * MINUTE) })] },
  ],
  'stuck-deleting-object minutes': [
    180,
    'medium',
    'silent',
    {
      namespaces: [namespace('shop')],
      configMaps: [configMap('rules', { deletedAt: ago(2 * HOUR), finalizers: ['example.org/keep'] })],
    },
  ],
  'stuck-terminating-pod minutes': [
    180,
    'medium',
    'silent',
    { nodes: [node('pi-1')], pods: [pod('till', { nodeName: 'pi-1', deletedAt: ago(2 * HOUR) })] },
  ],
  'suspended-job days': [
    5,
    'info',
    'silent',
    {
      jobs: [job('import', { suspended: true, createdAt: ago(3 * DAY), completedAt: null, conditions: [] })],
    },
  ],
  'unbound-claim minutes': [
    120,
    'low',
    'silent',
    { persistentVolumeClaims: [claim('orders', { phase: 'Pending' })] },
  ],
  'unclaimed-volume days': [
    30,
    'info',
    'silent',
    { persistentVolumes: [volume('pv-1', { phase: 'Available', createdAt: ago(9 * DAY) })] },
  ],
  'unfinished-helm-release minutes': [10, 'silent', 'medium', { secrets: [upgrade] }],
  'unsupported-kubernetes-version days': [
    120,
    'silent',
    'low',
    { version: version('v1.30.4'), now: Date.parse('2025-05-01T00:00:00Z') },
  ],
  'unused-claim days': [
    9,
    'low',
    'silent',
    { persistentVolumeClaims: [claim('orders', { createdAt: ago(8 * DAY) })] },
  ],
  'unused-config-map days': [
    9,
    'info',
    'silent',
    { configMaps: [configMap('rules', { createdAt: ago(8 * DAY) })] },
  ],
  'unused-gpu percent': [50, 'silent', 'info', gpus(2)],
  'unused-images-on-nodes gibibytes': [10, 'silent', 'info', { nodes: [node('pi-1', images)] }],
  'unused-secret days': [9, 'info', 'silent', { secrets: [secret('key', { createdAt: ago(8 * DAY) })] }],
  'unused-storage-class days': [
    9,
    'info',
    'silent',
    { storageClasses: [storageClass('old', { createdAt: ago(8 * DAY) })] },
  ],
  'usage-above-requests percent': [140, 'silent', 'low', using(asking, 0.1, 1500)],
  'usage-above-requests millicores': [3000, 'info', 'silent', using(asking, 3, 512)],
  'usage-above-requests mebibytes': [3000, 'low', 'silent', using(asking, 0.5, 3000)],
  'usage-below-requests percent': [10, 'info', 'silent', using(asking, 0.8, 200)],
  'usage-below-requests millicores': [900, 'info', 'silent', using(asking, 0.2, 1000)],
  'usage-below-requests mebibytes': [1000, 'info', 'silent', using(asking, 0.9, 100)],
  'workload-without-disruption-budget replicas': [
    3,
    'low',
    'silent',
    { deployments: [deployment('cart', { replicas: 2 })], nodes: [node('pi-1'), node('pi-2')] },
  ],
};

const SETTINGS = RULES.flatMap((rule) =>
  Object.entries(rule.settings).map(([name, setting]) => ({
    key: `${rule.id} ${name}`,
    rule,
    name,
    setting,
  })),
);

test('every threshold has a case, and every case a threshold', () => {
  expect(Object.keys(CASES).toSorted()).toEqual(SETTINGS.map(({ key }) => key).toSorted());
});

test.each(SETTINGS)('$key moves', ({ key, rule, name, setting }) => {
  const [other = 0, before, after, objects = {}] = CASES[key] ?? [];
  expect(other).toBeGreaterThanOrEqual(setting.min);
  expect(other).toBeLessThanOrEqual(setting.max);
  const seen = cluster({ capturedAll: true, ...objects });
  const outcome = (values: Readonly<Record<string, number>>) =>
    evaluate([withSettings(rule, values)], seen)
      .findings.map(({ severity }) => severity)
      .join(' ') || 'silent';
  expect([outcome({}), outcome({ [name]: setting.default }), outcome({ [name]: other })]).toEqual([
    before,
    before,
    after,
  ]);
});

test.each(SETTINGS)('the card of $key is written for readers', ({ name, setting }) => {
  expect(name).toMatch(/^[a-z]+([A-Z][a-z]+)*$/);
  for (const number of [setting.min, setting.default, setting.max])
    expect(Number.isInteger(number)).toBe(true);
  expect(setting.min).toBeLessThanOrEqual(setting.default);
  expect(setting.default).toBeLessThanOrEqual(setting.max);
  expect(setting.meaning).toMatch(/^[A-Z].*[^.]$/);
});

test('a message names the threshold in force', () => {
  const message = (id: string, values: Readonly<Record<string, number>>, objects: ClusterOptions) => {
    const rule = RULES.find((one) => one.id === id);
    if (rule === undefined) throw new Error(`no rule is called ${id}`);
    return evaluate([withSettings(rule, values)], cluster({ capturedAll: true, ...objects })).findings[0]
      ?.message;
  };
  const owner = deployment('cart');
  const pods = ['a', 'b'].map((name) => pod(`cart-${name}`, { owner, ...limited }));
  const rows = pods.map((one) => podMetrics(one, { cpu: 0.75, memory: 75 * MEBIBYTE }));
  for (const id of ['cpu-near-limit', 'memory-near-limit'])
    expect(message(id, { percent: 70 }, { pods, podMetrics: rows })).toContain(
      '2 containers in all from 70%',
    );
  expect(message('usage-above-requests', { percent: 140 }, using(asking, 0.1, 1500))).toContain(
    'more than 1.4 times the request',
  );
  expect(message('usage-below-requests', { percent: 60 }, using(asking, 0.9, 500))).toContain(
    'less than 60 %',
  );
  const jobs = [job('import', { completedAt: ago(4 * DAY) })];
  expect(message('finished-jobs-left', { days: 3 }, { jobs })).toContain('completed 3 days or more ago');
});

test.each([
  [90, '%', '90 %'],
  [1, 'day', '1 day'],
  [7, 'day', '7 days'],
  [20, 'GiB', '20 GiB'],
  [5, 'ReplicaSet', '5 ReplicaSets'],
])('%d of unit %s', (value, unit, words) => {
  expect(settingWords(value, { unit })).toBe(words);
});
