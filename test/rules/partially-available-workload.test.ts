import { expect, test } from 'vitest';
import { STARTING_GRACE } from '../../src/model/pod-problem.ts';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/partially-available-workload.ts';
import { cluster } from '../builders/cluster.ts';
import { HOUR, NOW } from '../builders/meta.ts';
import { event } from '../builders/observation.ts';
import { type PodOptions, pod } from '../builders/pod.ts';
import { deployment } from '../builders/workload.ts';

const snapshotter = deployment('csi-snapshotter', { replicas: 3 });
const replica = (suffix: string, options: PodOptions = {}) =>
  pod(`csi-snapshotter-7d9-${suffix}`, { owner: snapshotter, ...options });
const unready = (suffix: string) => replica(suffix, { ready: false, readyChangedAt: NOW - 3 * HOUR });

test('says how many are ready, which is not, and what its probe sees', () => {
  const pods = [replica('a'), replica('b'), unready('c')];
  const events = [
    event(unready('c'), 'Unhealthy', {
      message: 'Readiness probe failed: HTTP probe failed with statuscode: 503',
    }),
  ];
  expect(evaluate([rule], cluster({ pods, deployments: [snapshotter], events })).findings[0]).toMatchObject({
    subject: { kind: 'Deployment', name: 'csi-snapshotter' },
    severity: 'medium',
    facts: { ready: 2, total: 3, broken: 1 },
    message:
      '2 of 3 pods ready; csi-snapshotter-7d9-c not ready for 3h on node-1, container csi-snapshotter: Readiness probe failed: HTTP probe failed with statuscode: 503',
  });
});

test.each([
  [2, 4, 'medium'],
  [1, 3, 'high'],
  [0, 1, 'high'],
])('%i of %i ready is %s', (ready, total, severity) => {
  const owner = deployment('cart', { replicas: total });
  const pods = Array.from({ length: total }, (_, index) =>
    pod(`cart-7d9-${index}`, index < ready ? { owner } : { owner, ready: false, readyChangedAt: NOW - HOUR }),
  );
  expect(evaluate([rule], cluster({ pods, deployments: [owner] })).findings[0]?.severity).toBe(severity);
});

test('a cluster-critical part that is wholly down is critical', () => {
  const dns = deployment('coredns', {
    namespace: 'kube-system',
    spec: { priorityClassName: 'system-cluster-critical' },
  });
  const spec = { priorityClassName: 'system-cluster-critical' };
  const pods = [pod('coredns-7d9-a', { owner: dns, spec, ready: false, readyChangedAt: NOW - HOUR })];
  expect(evaluate([rule], cluster({ pods, deployments: [dns] })).findings[0]?.severity).toBe('critical');
});

test('what the workload asks for counts only where it was captured', () => {
  const { findings } = evaluate([rule], cluster({ pods: [replica('a'), unready('c')] }));
  expect(findings[0]?.facts).toMatchObject({ ready: 1, total: 2 });
});

test('a bare pod is its own subject', () => {
  const pods = [pod('till', { ready: false, readyChangedAt: NOW - HOUR })];
  expect(evaluate([rule], cluster({ pods })).findings[0]).toMatchObject({
    subject: { kind: 'Pod', name: 'till' },
    severity: 'medium',
    message: 'the pod is not ready for 60m on node-1, container app',
  });
});

test('a pod within its grace, or finished, is no trouble', () => {
  const outcome = (readyChangedAt: number) =>
    evaluate([rule], cluster({ pods: [pod('till', { ready: false, readyChangedAt })] })).verdicts[0]?.outcome;
  expect(outcome(NOW - STARTING_GRACE)).toBe('clear');
  expect(outcome(NOW - STARTING_GRACE - 1)).toBe('found');
  const done = pod('import', { terminated: { exitCode: 0 }, spec: { restartPolicy: 'Never' } });
  expect(evaluate([rule], cluster({ pods: [done] })).verdicts[0]?.outcome).toBe('clear');
  expect(evaluate([rule], cluster()).verdicts[0]?.outcome).toBe('not evaluated');
});

test('a pod beside all those asked for says so', () => {
  const agent = deployment('agent', { replicas: 1 });
  const pods = [
    pod('agent-7d9-a', { owner: agent }),
    pod('agent-7d9-b', { owner: agent, ready: false, readyChangedAt: NOW - HOUR }),
  ];
  expect(evaluate([rule], cluster({ pods, deployments: [agent] })).findings[0]?.message).toContain(
    '1 of 1 pods ready; beside them agent-7d9-b not ready for 60m',
  );
});
