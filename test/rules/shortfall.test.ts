import { expect, test } from 'vitest';
import { brokenWorkloads } from '../../src/rules/broken-pods.ts';
import { shortfallSeverity } from '../../src/rules/shortfall.ts';
import { cluster } from '../builders/cluster.ts';
import { DAY, NOW } from '../builders/meta.ts';
import { type PodOptions, pod } from '../builders/pod.ts';
import { cronJob, daemonSet, deployment, job } from '../builders/workload.ts';

const CRASHING: PodOptions = { waiting: { reason: 'CrashLoopBackOff' } };

test.each([
  [3, 4, 'medium'],
  [2, 4, 'medium'],
  [1, 4, 'high'],
  [0, 4, 'high'],
])('%i of %i left is %s', (ready, total, severity) => {
  const owner = deployment('cart', { replicas: total });
  const pods = Array.from({ length: total }, (_, index) =>
    pod(`cart-7d9-${index}`, index < ready ? { owner } : { owner, ...CRASHING }),
  );
  const [workload] = brokenWorkloads(cluster({ pods, deployments: [owner] }), ['crash']);
  expect(workload).toMatchObject({ ready, total, pods: total });
  expect(workload && shortfallSeverity(workload)).toBe(severity);
});

test('a new pod that crashes beside all the old ones takes nothing away', () => {
  const owner = deployment('cart');
  const pods = [pod('cart-7d9-a', { owner }), pod('cart-8e1-b', { owner, ...CRASHING })];
  const [workload] = brokenWorkloads(cluster({ pods, deployments: [owner] }), ['crash']);
  expect(workload).toMatchObject({ ready: 1, total: 1, pods: 2 });
  expect(workload && shortfallSeverity(workload)).toBe('medium');
});

test('a DaemonSet that nodes need, wholly down, is critical; one node short of it is not', () => {
  const owner = daemonSet('proxy', { desired: 2 });
  const spec = { priorityClassName: 'system-node-critical' };
  const severity = (first: PodOptions) => {
    const pods = [pod('proxy-a', { owner, spec, ...first }), pod('proxy-b', { owner, spec, ...CRASHING })];
    const [workload] = brokenWorkloads(cluster({ pods, daemonSets: [owner] }), ['crash']);
    return workload && shortfallSeverity(workload);
  };
  expect(severity(CRASHING)).toBe('critical');
  expect(severity({})).toBe('medium');
});

test('a Job below a CronJob is medium, and its finished pods do not count', () => {
  const nightly = cronJob('nightly');
  const owner = job('nightly-1', { owner: nightly, active: 1 });
  const spec = { restartPolicy: 'OnFailure' };
  const pods = [
    pod('nightly-0-done', { owner, spec, terminated: { exitCode: 0 } }),
    pod('nightly-1-a', { owner, spec, ...CRASHING }),
  ];
  const [workload] = brokenWorkloads(cluster({ pods, cronJobs: [nightly], jobs: [owner] }), ['crash']);
  expect(workload).toMatchObject({ owner: { kind: 'CronJob', name: 'nightly' }, pods: 1 });
  expect(workload && shortfallSeverity(workload)).toBe('medium');
});

test('the most restarted pod stands for the others, and other classes are left to other rules', () => {
  const owner = deployment('cart', { replicas: 3 });
  const pods = [
    pod('cart-7d9-a', { owner, ...CRASHING, restarts: 5 }),
    pod('cart-7d9-b', { owner, ...CRASHING, restarts: 9 }),
    pod('cart-7d9-c', { owner, deletedAt: NOW - DAY }),
  ];
  const workloads = brokenWorkloads(cluster({ pods }), ['crash']);
  expect(workloads[0]).toMatchObject({ worst: { pod: { meta: { name: 'cart-7d9-b' } } }, pods: 2 });
  expect(workloads[0]?.broken).toHaveLength(2);
});

test.each([
  ['coredns', 'critical'],
  ['metrics-server', 'high'],
])('%s wholly down is %s', (name, expected) => {
  const owner = deployment(name, { namespace: 'kube-system' });
  const spec = { priorityClassName: 'system-cluster-critical' };
  const pods = [pod(`${name}-1`, { namespace: 'kube-system', owner, spec, ...CRASHING })];
  const [workload] = brokenWorkloads(cluster({ pods, deployments: [owner] }), ['crash']);
  expect(workload && shortfallSeverity(workload)).toBe(expected);
});

test('of a workload whose other pods nobody captured the share is not known', () => {
  const owner = deployment('cart');
  const severity = (state: 'captured' | 'partial') => {
    const view = cluster({ pods: [pod('cart-7d9f-1', { owner, ...CRASHING })], states: { pods: state } });
    const [workload] = brokenWorkloads(view, ['crash']);
    return workload && shortfallSeverity(workload);
  };
  expect(severity('captured')).toBe('high');
  expect(severity('partial')).toBe('medium');
});
