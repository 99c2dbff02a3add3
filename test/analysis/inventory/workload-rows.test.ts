import { expect, test } from 'vitest';
import { workloadRows } from '../../../src/analysis/inventory/workload-rows.ts';
import { type ClusterOptions, cluster } from '../../builders/cluster.ts';
import { HOUR, NOW } from '../../builders/meta.ts';
import { node } from '../../builders/node.ts';
import { pod } from '../../builders/pod.ts';
import { cronJob, daemonSet, deployment, job, replicaSet, statefulSet } from '../../builders/workload.ts';

const rowsOf = (options: ClusterOptions) => workloadRows(cluster(options));
const shown = (options: ClusterOptions) =>
  rowsOf(options).map(
    ({ ref, state, ready, desired }) => `${ref.kind} ${ref.name} ${state} ${ready}/${desired}`,
  );

test.each<[string, ClusterOptions, string]>([
  ['a Deployment', { deployments: [deployment('cart', { replicas: 2 })] }, 'Deployment cart healthy 2/2'],
  [
    'a short one',
    { deployments: [deployment('cart', { replicas: 3, available: 1 })] },
    'Deployment cart degraded 1/3',
  ],
  ['one that is down', { deployments: [deployment('cart', { available: 0 })] }, 'Deployment cart down 0/1'],
  ['one at zero', { deployments: [deployment('cart', { replicas: 0 })] }, 'Deployment cart idle 0/0'],
  ['a StatefulSet', { statefulSets: [statefulSet('db')] }, 'StatefulSet db healthy 1/1'],
  [
    'a DaemonSet',
    { daemonSets: [daemonSet('agent', { desired: 8, available: 7 })] },
    'DaemonSet agent degraded 7/8',
  ],
  ['a finished Job', { jobs: [job('import')] }, 'Job import finished 1/1'],
  ['a failed Job', { jobs: [job('import', { failed: 'BackoffLimitExceeded' })] }, 'Job import failed 0/1'],
  ['a running Job', { jobs: [job('import', { active: 1 })] }, 'Job import running 0/1'],
  [
    'a suspended CronJob',
    { cronJobs: [cronJob('nightly', { suspended: true })] },
    'CronJob nightly suspended 0/0',
  ],
  ['a ReplicaSet of its own', { replicaSets: [replicaSet('lonely')] }, 'ReplicaSet lonely healthy 1/1'],
  ['a bare pod', { pods: [pod('probe')] }, 'Pod probe healthy 1/1'],
  [
    'a bare pod that failed',
    { pods: [pod('probe', { phase: 'Failed', terminated: { exitCode: 1 } })] },
    'Pod probe failed 0/1',
  ],
  [
    'a bare pod that is done',
    { pods: [pod('probe', { phase: 'Succeeded', terminated: { exitCode: 0 } })] },
    'Pod probe finished 1/1',
  ],
])('%s', (_, options, expected) => {
  expect(shown(options)).toEqual([expected]);
});

test('what a workload owns is not listed apart', () => {
  const cart = deployment('cart');
  const nightly = cronJob('nightly');
  const run = job('nightly-1', { owner: nightly });
  expect(
    shown({
      deployments: [cart],
      replicaSets: [replicaSet('cart-5d4f8c7b9', { owner: cart })],
      cronJobs: [nightly],
      jobs: [run],
      pods: [
        pod('cart-5d4f8c7b9-aaaaa', { owner: cart }),
        pod('nightly-1-x', { owner: run, terminated: { exitCode: 0 } }),
      ],
    }),
  ).toHaveLength(2);
});

test('a Deployment that was not captured is known by the hash of its pods', () => {
  const cart = deployment('cart');
  const pods = [
    pod('cart-5d4f8c7b9-aaaaa', { owner: cart, createdAt: NOW - 3 * HOUR }),
    pod('cart-5d4f8c7b9-bbbbb', {
      owner: cart,
      createdAt: NOW - HOUR,
      waiting: { reason: 'CrashLoopBackOff' },
    }),
  ];
  const [row, ...others] = rowsOf({ pods });
  expect(others).toEqual([]);
  expect(row).toMatchObject({
    ref: { kind: 'Deployment', namespace: 'shop', name: 'cart' },
    state: 'degraded',
    ready: 1,
    desired: 2,
    restarts: 5,
    createdAt: NOW - 3 * HOUR,
    problems: [{ status: 'CrashLoopBackOff', count: 1 }],
  });
});

test('as many ready as wanted beside a broken pod is not healthy', () => {
  const cart = deployment('cart');
  const pods = [
    pod('cart-1-a', { owner: cart }),
    pod('cart-2-b', { owner: cart, waiting: { reason: 'ImagePullBackOff' } }),
  ];
  expect(rowsOf({ deployments: [cart], pods })[0]).toMatchObject({
    state: 'degraded',
    problems: [{ status: 'ImagePullBackOff', count: 1 }],
  });
});

test('images are those of the template, in familiar words, each once', () => {
  const image = (name: string) => ({ name, image: `docker.io/library/${name}:1.27` });
  const made = deployment('cart', { image: `redis@sha256:${'a'.repeat(64)}` });
  const two = deployment('till', { image: image('nginx').image });
  expect(rowsOf({ deployments: [made, two] }).map(({ images }) => images)).toEqual([
    ['redis@sha256:aaaaaaaaaaaa'],
    ['nginx:1.27'],
  ]);
});

test('by namespace, then name', () => {
  const deployments = [deployment('till'), deployment('cart'), deployment('web', { namespace: 'apps' })];
  expect(rowsOf({ deployments }).map(({ ref }) => ref.name)).toEqual(['web', 'cart', 'till']);
});

const cart = deployment('cart');
const serving = pod('cart-1-a', { owner: cart });
const evicted = pod('cart-1-b', { owner: cart, phase: 'Failed', reason: 'Evicted' });
const terminating = pod('cart-1-c', { owner: cart, deletedAt: NOW - HOUR });
const crashing = pod('cart-2-d', { owner: cart, waiting: { reason: 'CrashLoopBackOff' } });

test.each<[string, ClusterOptions, string]>([
  ['an evicted pod', { deployments: [cart], pods: [serving, evicted] }, 'healthy'],
  ['a pod that hangs in Terminating', { deployments: [cart], pods: [serving, terminating] }, 'healthy'],
  [
    'one of them and one that crashes',
    { deployments: [cart], pods: [serving, evicted, crashing] },
    'degraded',
  ],
  [
    'an evicted pod of a version that is not out',
    {
      deployments: [deployment('cart', { status: { updated: 0 } })],
      pods: [serving, evicted],
    },
    'degraded',
  ],
  [
    'an evicted pod, and too few',
    { deployments: [deployment('cart', { replicas: 2, available: 1 })], pods: [serving, evicted] },
    'degraded',
  ],
  ['an evicted pod, and nobody knows how many are wanted', { pods: [serving, evicted] }, 'degraded'],
])('all replicas beside %s', (_, options, state) => {
  const [row] = rowsOf(options);
  expect(row?.state).toBe(state);
  expect(row?.problems).not.toEqual([]);
});

test('a DaemonSet that wants no pod on a lost node has all it wants', () => {
  const agent = daemonSet('agent', { desired: 1 });
  const pods = ['node-1', 'styx'].map((nodeName) =>
    pod(`agent-${nodeName}`, {
      owner: agent,
      nodeName,
      ready: nodeName !== 'styx',
      readyChangedAt: NOW - HOUR,
    }),
  );
  const nodes = [node('node-1'), node('styx', { ready: 'Unknown' })];
  const stateOf = (options: ClusterOptions) => rowsOf({ daemonSets: [agent], pods, ...options })[0]?.state;
  expect(stateOf({ nodes })).toBe('healthy');
  expect(stateOf({ nodes: [node('node-1'), node('styx')] })).toBe('degraded');
});

test('a failed pod of a CronJob is its own trouble, not a leftover', () => {
  const nightly = cronJob('nightly');
  const run = job('nightly-1', { owner: nightly, failed: 'BackoffLimitExceeded' });
  const failed = pod('nightly-1-x', { owner: run, phase: 'Failed', terminated: { exitCode: 1 } });
  expect(rowsOf({ cronJobs: [nightly], jobs: [run], pods: [failed] })[0]?.state).toBe('degraded');
});
