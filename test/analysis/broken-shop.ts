import type { Cluster } from '../../src/model/cluster.ts';
import type { LogMatch } from '../../src/model/log-signature.ts';
import type { Volume } from '../../src/model/pod-spec.ts';
import { cluster } from '../builders/cluster.ts';
import { conditionOf } from '../builders/condition.ts';
import { namespace } from '../builders/configuration.ts';
import { DAY, HOUR, MINUTE, NOW } from '../builders/meta.ts';
import { endpointsFor, ingress, service } from '../builders/network.ts';
import { node } from '../builders/node.ts';
import { containerLog, event, nodeMetrics, version } from '../builders/observation.ts';
import { pod } from '../builders/pod.ts';
import { autoscaler } from '../builders/scaling.ts';
import { claim, storageClass } from '../builders/storage.ts';
import { cronJob, daemonSet, deployment, job, replicaSet, statefulSet } from '../builders/workload.ts';

/** A cluster in which nearly everything that can break is broken, all of it captured. */
export function brokenShop(): Cluster {
  const names = ['cart', 'till', 'stock', 'orders', 'users', 'mail', 'search', 'prices'];
  const made = names.map((name) => deployment(name, { replicas: 2, available: name === 'prices' ? 1 : 0 }));
  const [cart, till, stock, orders, users, mail, search, prices] = made;
  const of = (owner: (typeof made)[number] | undefined, suffix = 'aaaaa') => ({
    name: `${owner?.meta.name}-5d4f8c7b9-${suffix}`,
    ...(owner === undefined ? {} : { owner }),
  });
  const broken = (
    owner: (typeof made)[number] | undefined,
    options: NonNullable<Parameters<typeof pod>[1]>,
    suffix?: string,
  ) => {
    const { name, ...owned } = of(owner, suffix);
    return pod(name, { ...owned, ...options });
  };
  const crashed = {
    waiting: { reason: 'CrashLoopBackOff' },
    lastTerminated: { reason: 'OOMKilled', exitCode: 137 },
  };
  const volume: Volume = {
    name: 'data',
    type: 'persistentVolumeClaim',
    uses: [{ kind: 'PersistentVolumeClaim', name: 'orders', keys: [], optional: false }],
    path: null,
  };
  const agent = daemonSet('agent', { namespace: 'kube-system', desired: 2, available: 1 });
  const db = statefulSet('db', { available: 0 });
  const broke = job('import', { failed: 'BackoffLimitExceeded' });
  const idle = deployment('beta', { replicas: 0 });
  const pods = [
    broken(cart, crashed),
    broken(cart, crashed, 'bbbbb'),
    broken(till, {
      waiting: { reason: 'ErrImageNeverPull', message: 'not present with pull policy of Never' },
    }),
    broken(stock, { waiting: { reason: 'CreateContainerConfigError', message: 'secret "stock" not found' } }),
    broken(orders, {
      unschedulable: 'unbound immediate PersistentVolumeClaims',
      spec: { volumes: [volume] },
    }),
    broken(users, { nodeName: null, createdAt: NOW - HOUR }),
    broken(mail, { waiting: { reason: 'ContainerCreating' } }),
    broken(search, { ...crashed, lastTerminated: { exitCode: 137 } }),
    broken(prices, { ready: false, nodeName: 'node-2' }),
    broken(prices, { restarts: 9 }, 'bbbbb'),
    pod('agent-1', { owner: agent, nodeName: 'node-1' }),
    pod('agent-2', { owner: agent, nodeName: 'node-2', ready: false }),
    pod('db-0', { owner: db, nodeName: 'node-2', deletedAt: NOW - HOUR }),
    pod('import-x1', { owner: broke, terminated: { exitCode: 2 }, phase: 'Failed' }),
    pod('probe-run', { terminated: { exitCode: 1 }, phase: 'Failed' }),
    pod('evicted-1', { phase: 'Failed', reason: 'Evicted', nodeName: 'node-3' }),
  ];
  const [crash, , image, , , , , killed] = pods;
  const front = service('cart');
  const refused: LogMatch = {
    signature: 'connection-refused',
    count: 300,
    firstLine: 1,
    lastLine: 119,
    firstAt: null,
    lastAt: null,
    line: 'dial tcp: connection refused',
    captures: { host: 'cart', port: '80' },
    frame: null,
  };
  const prober = pods[9];
  const old = Array.from({ length: 11 }, (_, index) =>
    replicaSet(`cart-old${index}`, {
      ...(cart === undefined ? {} : { owner: cart }),
      replicas: 0,
      revision: index + 1,
    }),
  );
  return cluster({
    capturedAll: true,
    nodes: [
      node('node-1', { roles: ['control-plane'], createdAt: NOW - 90 * DAY }),
      node('node-2', { ready: 'Unknown', kubeletVersion: 'v1.29.1' }),
      node('node-3', { pressure: 'DiskPressure' }),
    ],
    namespaces: [
      namespace('shop'),
      namespace('kube-system'),
      namespace('empty', { createdAt: NOW - 30 * DAY }),
    ],
    pods,
    deployments: [...made, idle],
    replicaSets: old,
    statefulSets: [db],
    daemonSets: [agent],
    jobs: [broke],
    cronJobs: [cronJob('nightly')],
    services: [front, service('till'), service('prices')],
    endpoints: [endpointsFor(front, [])],
    ingresses: [ingress('cart'), ingress('till', { tls: [] }), ingress('gone')],
    persistentVolumeClaims: [claim('orders', { phase: 'Pending', storageClassName: 'fast' }), claim('users')],
    storageClasses: [storageClass('longhorn', { isDefault: true })],
    horizontalPodAutoscalers: [
      autoscaler('nowhere', {
        conditions: [conditionOf('AbleToScale', false, { reason: 'FailedGetScale', changedAt: NOW - HOUR })],
      }),
      autoscaler('cart', {
        conditions: [
          conditionOf('ScalingActive', false, { reason: 'FailedGetResourceMetric', changedAt: NOW - HOUR }),
        ],
      }),
    ],
    events: [
      ...(killed === undefined
        ? []
        : [
            event(killed, 'Killing', {
              type: 'Normal',
              message: 'Container search failed liveness probe, will be restarted',
            }),
          ]),
      ...(image === undefined ? [] : [event(image, 'Failed', { lastAt: NOW - MINUTE })]),
    ],
    nodeMetrics: [
      nodeMetrics('node-1', { cpu: 3.9, cpuPercent: 97 }),
      nodeMetrics('node-3', { cpu: 0.2, cpuPercent: 5 }),
    ],
    version: version('v1.32.5', 'v1.35.0'),
    logs: [
      ...(crash === undefined ? [] : [containerLog(crash)]),
      ...(prober === undefined ? [] : [containerLog(prober, { matches: [refused] })]),
    ],
  });
}
