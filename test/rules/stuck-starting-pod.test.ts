import { expect, test } from 'vitest';
import { STARTING_GRACE } from '../../src/model/pod-problem.ts';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/stuck-starting-pod.ts';
import { cluster } from '../builders/cluster.ts';
import { MINUTE, NOW } from '../builders/meta.ts';
import { event } from '../builders/observation.ts';
import { pod } from '../builders/pod.ts';
import { deployment } from '../builders/workload.ts';

/** Captured too, and empty unless said otherwise. */
const BESIDE = { events: [] };

const cart = deployment('cart');
const creating = (readyChangedAt: number) =>
  pod('cart-5d4f8c7b9-k', { owner: cart, waiting: { reason: 'ContainerCreating' }, readyChangedAt });

test('says what the pod waits for, from its events', () => {
  const stuck = creating(NOW - 20 * MINUTE);
  const events = [
    event(stuck, 'FailedMount', {
      message: 'MountVolume.SetUp failed for volume "settings": configmap "cart" not found',
    }),
    event(stuck, 'Pulled', { type: 'Normal', message: 'Container image already present' }),
  ];
  expect(
    evaluate([rule], cluster({ ...BESIDE, pods: [stuck], deployments: [cart], events })).findings[0],
  ).toMatchObject({
    subject: { kind: 'Deployment', name: 'cart' },
    severity: 'high',
    facts: { reason: 'ContainerCreating', event: { reason: 'FailedMount' } },
    message:
      'the pod is stuck in ContainerCreating on node-1 for 20m: FailedMount, MountVolume.SetUp failed for volume "settings": configmap "cart" not found',
  });
});

test('of a long message the end is kept, where the runtime says why', () => {
  const stuck = creating(NOW - 20 * MINUTE);
  const layers = 'failed to create containerd task: failed to create shim task: OCI runtime create failed: ';
  const why = 'container init was OOM-killed (memory limit too low?): unknown';
  const message = `Failed to create pod sandbox: rpc error: code = Unknown desc = ${layers.repeat(2)}${why}`;
  const events = [event(stuck, 'FailedCreatePodSandBox', { message })];
  const [finding] = evaluate(
    [rule],
    cluster({ ...BESIDE, pods: [stuck], deployments: [cart], events }),
  ).findings;
  expect(finding?.message).toContain('FailedCreatePodSandBox, Failed to create pod sandbox: ');
  expect(finding?.message).toContain(why);
});

test('an init container that runs on and on is named', () => {
  const waitsForDatabase = pod('cart', {
    initContainers: [{ name: 'wait-for-db', runningSince: NOW - 20 * MINUTE, ready: false }],
    waiting: { reason: 'PodInitializing' },
    readyChangedAt: NOW - 20 * MINUTE,
  });
  const [finding] = evaluate([rule], cluster({ ...BESIDE, pods: [waitsForDatabase] })).findings;
  expect(finding?.message).toContain('at init container wait-for-db');
  expect(finding?.commands).toContain('kubectl logs cart -c wait-for-db -n shop');
});

test('a pod within its grace is only starting', () => {
  const outcome = (at: number) =>
    evaluate([rule], cluster({ ...BESIDE, pods: [creating(at)] })).verdicts[0]?.outcome;
  expect(outcome(NOW - STARTING_GRACE)).toBe('clear');
  expect(outcome(NOW - STARTING_GRACE - 1)).toBe('found');
  expect(evaluate([rule], cluster()).verdicts[0]?.outcome).toBe('not evaluated');
});

test('one start that the memory limit ended is enough: no later one goes better', () => {
  const young = pod('cart', {
    waiting: { reason: 'ContainerCreating' },
    createdAt: NOW - 30_000,
    readyChangedAt: NOW - 30_000,
  });
  const found = (message: string) =>
    evaluate(
      [rule],
      cluster({ ...BESIDE, pods: [young], events: [event(young, 'FailedCreatePodSandBox', { message })] }),
    ).findings.length;
  expect(found('container init was OOM-killed (memory limit too low?): unknown')).toBe(1);
  expect(found('failed to set up pod network')).toBe(0);
});
