import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import nodeNotReady from '../../src/rules/node-not-ready.ts';
import { cluster } from '../builders/cluster.ts';
import { conditionOf } from '../builders/condition.ts';
import { lease } from '../builders/extension.ts';
import { DAY, HOUR, MINUTE, NOW } from '../builders/meta.ts';
import { node } from '../builders/node.ts';
import { pod } from '../builders/pod.ts';

const K3S = 'v1.33.4+k3s1';
const styx = node('styx', {
  ready: 'Unknown',
  readyChangedAt: NOW - 3 * DAY - 6 * HOUR,
  kubeletVersion: K3S,
});
const tethys = node('tethys', { roles: ['control-plane'], kubeletVersion: K3S });
const calypso = node('calypso', { kubeletVersion: K3S });

test('a lost k3s worker is one critical finding with the share of the cluster that went with it', () => {
  const leases = [
    lease('styx', { namespace: 'kube-node-lease', renewedAt: NOW - 3 * DAY }),
    lease('tethys', { namespace: 'kube-node-lease', renewedAt: NOW }),
  ];
  const pods = [
    pod('web', { nodeName: 'styx' }),
    pod('api', { nodeName: 'styx', deletedAt: NOW - DAY }),
    pod('db'),
  ];
  const { findings } = evaluate([nodeNotReady], cluster({ nodes: [calypso, styx, tethys], leases, pods }));
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({
    severity: 'critical',
    subject: { kind: 'Node', namespace: null, name: 'styx' },
    message:
      'not ready for 3d6h (NodeStatusUnknown: Kubelet stopped posting node status); 1 of 3 nodes (33 %) lost, ' +
      "with 33 % of allocatable CPU and 33 % of memory; its lease is 3d behind the other nodes'; 2 pods on it",
    facts: { durationMs: 78 * HOUR, pods: 2, terminatingPods: 1, leaseBehindMs: 3 * DAY },
  });
  expect(findings[0]?.evidence[0]).toMatchObject({ path: 'status.conditions[3].status', value: 'Unknown' });
});

test.each([
  ['a k3s worker', styx, 'k3s-agent'],
  [
    'a k3s server',
    node('tethys', { ready: 'Unknown', kubeletVersion: K3S, roles: ['control-plane'] }),
    'k3s',
  ],
  ['an RKE2 worker', node('styx', { ready: 'Unknown', kubeletVersion: 'v1.31.1+rke2r1' }), 'rke2-agent'],
  ['a kubeadm node', node('styx', { ready: 'Unknown' }), 'kubelet'],
])('the service of %s is restarted by its own name', (_, lost, unit) => {
  const commands = evaluate([nodeNotReady], cluster({ nodes: [lost] })).findings[0]?.commands ?? [];
  expect(commands.at(0)).toBe(`kubectl describe node ${lost.meta.name}`);
  expect(commands.at(-1)).toBe(`ssh 192.168.1.10 sudo systemctl restart ${unit}`);
  expect(commands.filter((line) => line.includes('kubelet'))).toHaveLength(unit === 'kubelet' ? 3 : 0);
});

test('a node whose runtime is down gets its runtime restarted', () => {
  const down = conditionOf('Ready', false, {
    reason: 'KubeletNotReady',
    message: 'container runtime is down',
  });
  const [finding] = evaluate(
    [nodeNotReady],
    cluster({ nodes: [node('styx', { conditions: [down] })] }),
  ).findings;
  expect(finding?.commands.at(-1)).toBe('ssh 192.168.1.10 sudo systemctl restart containerd');
});

test.each([
  ['ready', node('calypso')],
  ['cordoned', node('calypso', { unschedulable: true })],
  ['joining', node('calypso', { ready: false, createdAt: NOW - 2 * MINUTE + 1 })],
])('silent on a node that is %s', (_, innocent) => {
  const { findings, verdicts } = evaluate([nodeNotReady], cluster({ nodes: [innocent] }));
  expect(findings).toEqual([]);
  expect(verdicts[0]?.outcome).toBe('clear');
});

test('a node that should have joined by now is reported', () => {
  const late = node('calypso', { ready: false, createdAt: NOW - 2 * MINUTE });
  expect(evaluate([nodeNotReady], cluster({ nodes: [late] })).findings).toHaveLength(1);
});

test('no share is given of nodes that were not all captured, and no login to an address that is none', () => {
  const trap = node('styx', {
    ready: 'Unknown',
    addresses: [{ type: 'InternalIP', address: '-oProxyCommand=reboot' }],
  });
  const [finding] = evaluate(
    [nodeNotReady],
    cluster({ nodes: [trap], states: { nodes: 'partial' } }),
  ).findings;
  expect(finding?.facts).toMatchObject({ nodes: null, services: { login: 'styx' } });
  expect(finding?.message).not.toContain('%');
});

test('without nodes there is no verdict', () => {
  expect(evaluate([nodeNotReady], cluster()).verdicts[0]).toMatchObject({
    outcome: 'not evaluated',
    missing: ['nodes'],
  });
});
