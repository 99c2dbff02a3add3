import { expect, test } from 'vitest';
import type { Pod } from '../../src/model/pod.ts';
import { evaluate } from '../../src/rules/evaluate.ts';
import nodeDrainBlocked from '../../src/rules/node-drain-blocked.ts';
import { cluster } from '../builders/cluster.ts';
import { node } from '../builders/node.ts';
import { pod } from '../builders/pod.ts';
import { disruptionBudget } from '../builders/scaling.ts';
import { claim, volume } from '../builders/storage.ts';
import { daemonSet, deployment } from '../builders/workload.ts';

const nodes = [node('node-1'), node('node-2')];
const owner = deployment('cart');
const cart = pod('cart-5d-a', { owner });
const none = { disruptionsAllowed: 0, currentHealthy: 1, desiredHealthy: 1, expectedPods: 1 };
const held = disruptionBudget('cart', none);

function evaluated(pods: readonly Pod[], others: Parameters<typeof cluster>[0] = {}) {
  return evaluate([nodeDrainBlocked], cluster({ nodes, pods, podDisruptionBudgets: [], ...others })).findings;
}

test('a budget without room', () => {
  expect(evaluated([cart], { podDisruptionBudgets: [held] })).toMatchObject([
    {
      severity: 'medium',
      group: 'risk',
      subject: { kind: 'Node', name: 'node-1' },
      message: '1 budget without room for it (shop/cart)',
      commands: [
        'kubectl drain node-1 --ignore-daemonsets --delete-emptydir-data --dry-run=server',
        'kubectl get poddisruptionbudgets -A',
      ],
    },
  ]);
});

test('two budgets at once refuse every eviction', () => {
  const budgets = [disruptionBudget('cart'), disruptionBudget('cart-2', { selector: held.selector })];
  expect(evaluated([cart], { podDisruptionBudgets: budgets })[0]?.message).toBe(
    '2 budgets without room for it (shop/cart, shop/cart-2)',
  );
});

test('pods nobody controls, and data of the node', () => {
  const scratch = { name: 'tmp', type: 'emptyDir', uses: [], path: null };
  const pods = [pod('shell'), pod('cart-5d-b', { owner, spec: { volumes: [scratch] } })];
  expect(evaluated(pods)).toMatchObject([
    {
      severity: 'low',
      message: '1 pod that nobody controls (shop/shell); besides, 1 pod with emptyDir data',
    },
  ]);
});

test('a pod on a local volume', () => {
  const uses = [{ kind: 'PersistentVolumeClaim', name: 'data', keys: [], optional: false }] as const;
  const spec = { volumes: [{ name: 'data', type: 'persistentVolumeClaim', uses, path: null }] };
  const pods = [pod('cart-5d-b', { owner, spec })];
  const on = (type: string) =>
    evaluated(pods, {
      persistentVolumeClaims: [claim('data')],
      persistentVolumes: [volume('pvc-data', { type })],
    });
  expect(on('local')[0]?.message).toBe('1 pod on local volumes (shop/cart-5d-b)');
  expect(on('nfs')).toEqual([]);
});

test.each([
  ['a budget with room', [cart], { podDisruptionBudgets: [disruptionBudget('cart')] }],
  ['a pod of a DaemonSet', [pod('agent-a', { owner: daemonSet('agent') })], {}],
  ['a pod of the node itself', [pod('etcd', { annotations: { 'kubernetes.io/config.mirror': 'x' } })], {}],
  ['a finished pod', [pod('once', { phase: 'Succeeded' })], {}],
  ['the only node', [pod('shell')], { nodes: [node('node-1')] }],
])('silent on %s', (_, pods, others) => {
  expect(evaluated(pods, others)).toEqual([]);
});

test('a pod that is not ready goes if its policy says so', () => {
  const broken = pod('cart-5d-a', { owner, waiting: { reason: 'CrashLoopBackOff' } });
  const strict = { ...none, currentHealthy: 0 };
  const at = (policy: string | null) =>
    evaluated([broken], {
      podDisruptionBudgets: [disruptionBudget('cart', { ...strict, unhealthyPodEvictionPolicy: policy })],
    });
  expect(at(null)).toHaveLength(1);
  expect(at('AlwaysAllow')).toEqual([]);
});

test.each([
  [20, 20],
  [21, 1],
])('%d nodes: %d findings', (size, count) => {
  const many = Array.from({ length: size }, (_, index) => node(`node-${index}`));
  const pods = many.map(({ meta }, index) => pod(`shell-${index}`, { nodeName: meta.name }));
  const findings = evaluated(pods, { nodes: many });
  expect(findings).toHaveLength(count);
  if (count === 1)
    expect(findings[0]).toMatchObject({
      subject: { kind: 'Cluster' },
      message:
        '21 of 21 nodes, 0 of them by budgets: 21 pods that nobody controls (shop/shell-0, shop/shell-1, shop/shell-10, ...)',
    });
});

test('without nodes there is no verdict', () => {
  expect(evaluate([nodeDrainBlocked], cluster({ pods: [] })).verdicts[0]?.outcome).toBe('not evaluated');
});
