import type { Cluster } from '../../src/model/cluster.ts';
import type { PodSpec } from '../../src/model/pod-spec.ts';
import { cluster } from '../builders/cluster.ts';
import { conditionOf } from '../builders/condition.ts';
import {
  configMap,
  namespace,
  role,
  roleBinding,
  secret,
  serviceAccount,
} from '../builders/configuration.ts';
import { customResource, lease, webhookConfiguration } from '../builders/extension.ts';
import { DAY, HOUR, NOW } from '../builders/meta.ts';
import { endpointSliceFor, endpointsFor, ingress, networkPolicy, service } from '../builders/network.ts';
import { node } from '../builders/node.ts';
import { nodeMetrics, version } from '../builders/observation.ts';
import { pod } from '../builders/pod.ts';
import { autoscaler, disruptionBudget } from '../builders/scaling.ts';
import { claim, storageClass, volume } from '../builders/storage.ts';
import { cronJob, deployment, job, replicaSet, statefulSet } from '../builders/workload.ts';

const OLD = { createdAt: NOW - 60 * DAY };

/** A claim called so is mounted. */
function mounting(name: string): Partial<PodSpec> {
  const uses = [{ kind: 'PersistentVolumeClaim' as const, name, keys: [], optional: false }];
  return { volumes: [{ name: 'data', type: 'persistentVolumeClaim', uses, path: null }] };
}

/**
 * A cluster in which much looks wrong until another kind excuses it: scaled to zero, scaled by somebody, filled in or
 * named by something else, meant for the only node.
 */
export function excusedShop(): Cluster {
  const cart = deployment('cart', { ...OLD, replicas: 3, podLabels: { app: 'cart', tier: 'web' } });
  const single = deployment('till', { ...OLD, replicas: 1 });
  const idle = deployment('beta', { ...OLD, replicas: 0, spec: { serviceAccountName: 'beta' } });
  const paused = deployment('stock', { ...OLD, replicas: 3, paused: true });
  const stocked = replicaSet('stock-7d9f', { ...OLD, owner: paused, replicas: 3, available: 0 });
  const db = statefulSet('db', { ...OLD, spec: mounting('orders') });
  const nightly = cronJob('nightly', {
    ...OLD,
    podLabels: { app: 'nightly' },
    spec: { serviceAccountName: 'nightly' },
  });
  const retried = job('import', { ...OLD });
  const slow = job('reindex', { active: 1, startedAt: NOW - 3 * DAY, completedAt: null, conditions: [] });
  const weekly = cronJob('weekly', { ...OLD, schedule: '0 3 * * 0' });
  const lasting = job('weekly-1', {
    owner: weekly,
    active: 1,
    startedAt: NOW - 2 * DAY,
    completedAt: null,
    conditions: [],
  });
  const carts = ['a', 'b', 'c'].map((suffix) =>
    pod(`cart-5d4f-${suffix}`, { owner: cart, labels: { app: 'cart', tier: 'web' } }),
  );
  const tills = [pod('till-5d4f-a', { owner: single, labels: { app: 'till' } })];
  const front = service('cart');
  const elected = service('elected', { selector: { role: 'leader' } });
  const checks = service('checks');
  const waiting = claim('later', { ...OLD, phase: 'Pending', storageClassName: 'lazy' });
  const going = claim('mounted', {
    ...OLD,
    deletedAt: NOW - DAY,
    finalizers: ['kubernetes.io/pvc-protection'],
  });
  const local = volume('pvc-orders', {
    claim: { kind: 'PersistentVolumeClaim', namespace: 'shop', name: 'orders' },
    type: 'local',
    nodeAffinity: [
      {
        matchExpressions: [{ key: 'kubernetes.io/hostname', operator: 'In', values: ['node-1'] }],
        matchFields: [],
      },
    ],
  });
  return cluster({
    capturedAll: true,
    version: version('v1.34.1'),
    nodes: [node('node-1', { taints: [{ key: 'dedicated', value: 'gpu', effect: 'NoSchedule' }] })],
    leases: [lease('node-1', { namespace: 'kube-node-lease' })],
    nodeMetrics: [nodeMetrics('node-1', { cpu: 1, memory: 2 })],
    namespaces: [namespace('shop', OLD), namespace('policies', OLD)],
    deployments: [cart, single, idle, paused, deployment('gpu', { ...OLD, spec: tolerating('dedicated') })],
    replicaSets: [stocked],
    statefulSets: [db],
    cronJobs: [nightly, weekly],
    jobs: [retried, slow, lasting],
    pods: [
      ...carts,
      ...tills,
      pod('db-0', { owner: db, spec: mounting('orders') }),
      pod('worker', { spec: mounting('mounted') }),
      pod('import-x', { owner: retried, phase: 'Failed', terminated: { exitCode: 1 } }),
      pod('reindex-x', { owner: slow, waiting: { reason: 'CrashLoopBackOff' }, restarts: 40 }),
    ],
    services: [front, elected, checks, service('beta'), service('till')],
    endpoints: [endpointsFor(front, carts), endpointsFor(elected, tills), endpointsFor(checks, tills)],
    endpointSlices: [
      endpointSliceFor(front, carts),
      endpointSliceFor(elected, tills),
      endpointSliceFor(checks, tills),
    ],
    ingresses: [ingress('beta')],
    validatingWebhookConfigurations: [webhookConfiguration('checks')],
    networkPolicies: [
      networkPolicy('nightly', { podSelector: { matchLabels: { app: 'nightly' }, matchExpressions: [] } }),
    ],
    podDisruptionBudgets: [
      disruptionBudget('beta', { disruptionsAllowed: 0, expectedPods: 0 }),
      disruptionBudget('cart', { minAvailable: 3, disruptionsAllowed: 0, expectedPods: 3 }),
    ],
    horizontalPodAutoscalers: [autoscaler('cart'), autoscaler('till', { minReplicas: 1 })],
    persistentVolumeClaims: [claim('orders', OLD), claim('kept', OLD), waiting, going],
    persistentVolumes: [local],
    storageClasses: [
      storageClass('longhorn'),
      storageClass('lazy', { volumeBindingMode: 'WaitForFirstConsumer' }),
    ],
    serviceAccounts: ['default', 'beta', 'nightly', 'robot', 'operator'].map((name) =>
      serviceAccount(name, OLD),
    ),
    secrets: [
      secret('robot-token', { ...OLD, annotations: { 'kubernetes.io/service-account.name': 'robot' } }),
    ],
    configMaps: [configMap('settings', OLD)],
    roles: [
      role('reader', {
        rules: [
          {
            apiGroups: [''],
            resources: ['configmaps'],
            resourceNames: ['settings'],
            nonResourceURLs: [],
            verbs: ['get'],
          },
        ],
      }),
    ],
    roleBindings: [roleBinding('reader', { subjects: [] })],
    customResources: [
      customResource('guard', {
        namespace: 'policies',
        apiVersion: 'cilium.io/v2',
        kind: 'CiliumNetworkPolicy',
      }),
      customResource('backup', {
        references: [
          { kind: 'ServiceAccount', namespace: 'shop', name: 'operator' },
          { kind: 'PersistentVolumeClaim', namespace: 'shop', name: 'kept' },
        ],
        conditions: [conditionOf('Ready', true, { changedAt: NOW - HOUR })],
      }),
    ],
  });
}

function tolerating(key: string): Partial<PodSpec> {
  return { tolerations: [{ key, operator: 'Exists', value: null, effect: null }] };
}
