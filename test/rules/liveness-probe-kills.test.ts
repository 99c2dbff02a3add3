import { expect, test } from 'vitest';
import crashLooping from '../../src/rules/crash-looping-container.ts';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/liveness-probe-kills.ts';
import { cluster } from '../builders/cluster.ts';
import { probe } from '../builders/container.ts';
import { MINUTE, NOW, SECOND } from '../builders/meta.ts';
import { event } from '../builders/observation.ts';
import { type PodOptions, pod } from '../builders/pod.ts';
import { deployment } from '../builders/workload.ts';

const flower = deployment('flower', {
  container: { livenessProbe: probe({ port: 5555, path: '/healthcheck', initialDelaySeconds: 30 }) },
});
const flowerPod = (options: PodOptions = {}) =>
  pod('flower-5d4f8c7b9-x1', {
    owner: flower,
    waiting: { reason: 'CrashLoopBackOff' },
    restarts: 122,
    lastTerminated: { exitCode: 137, startedAt: NOW - 2 * MINUTE, finishedAt: NOW - MINUTE },
    ...options,
  });
const broken = flowerPod();
const fieldPath = 'spec.containers{flower}';
const killing = event(broken, 'Killing', {
  type: 'Normal',
  fieldPath,
  message: 'Container flower failed liveness probe, will be restarted',
});
const failing = event(broken, 'Unhealthy', {
  fieldPath,
  message: 'Liveness probe failed: Get "http://10.42.0.7:5555/healthcheck": connection refused',
});

test('sets what the probe allows against how long the container lived', () => {
  const captured = cluster({ pods: [broken], deployments: [flower], events: [killing, failing] });
  const { findings } = evaluate([rule, crashLooping], captured);
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({
    rule: 'liveness-probe-kills',
    subject: { kind: 'Deployment', name: 'flower' },
    severity: 'high',
    facts: { restarts: 122, livedMs: 60 * SECOND, settings: { port: 5555, allowedMs: 60 * SECOND } },
    covered: [{ rule: 'crash-looping-container' }],
    message:
      'the pod keeps restarting: container flower (122 restarts) fails its liveness probe (Liveness probe failed: Get "http://10.42.0.7:5555/healthcheck": connection refused), which allows 60s (httpGet 5555/healthcheck, initialDelaySeconds 30 + periodSeconds 10 × failureThreshold 3); it last lived 60s',
  });
});

test('failed probes alone count when the container ended as one that was told to', () => {
  const outcome = (exitCode: number) =>
    evaluate([rule], cluster({ pods: [flowerPod({ lastTerminated: { exitCode } })], events: [failing] }))
      .verdicts[0]?.outcome;
  expect(outcome(143)).toBe('found');
  expect(outcome(1)).toBe('clear');
});

test('a container that was OOMKilled was not killed by its probe', () => {
  const pods = [flowerPod({ lastTerminated: { exitCode: 137, reason: 'OOMKilled' } })];
  expect(evaluate([rule], cluster({ pods, events: [killing] })).findings).toEqual([]);
});

test('a pod that healed has a history only', () => {
  const healed = pod('flower-5d4f8c7b9-x1', { owner: flower, restarts: 4 });
  expect(evaluate([rule], cluster({ pods: [healed], events: [killing, failing] })).findings).toEqual([]);
});

test('events of another pod of the same name, or of another container, are not its own', () => {
  const strangers = [
    event(broken, 'Killing', { subjectUid: 'uid-before', fieldPath, message: killing.message }),
    event(broken, 'Killing', {
      fieldPath: 'spec.containers{proxy}',
      message: 'Container proxy failed liveness probe',
    }),
  ];
  expect(evaluate([rule], cluster({ pods: [broken], events: strangers })).findings).toEqual([]);
});

test('a startup probe kills as well', () => {
  const message = 'Container flower failed startup probe, will be restarted';
  const pods = [flowerPod({ startupProbe: probe({ failureThreshold: 30 }) })];
  const events = [event(broken, 'Killing', { fieldPath, message })];
  expect(evaluate([rule], cluster({ pods, events })).findings[0]?.facts).toMatchObject({
    probe: 'startup',
    settings: { allowedMs: 300 * SECOND },
  });
});

test('is not evaluated without events, and never advises against probes', () => {
  expect(evaluate([rule], cluster({ pods: [broken] })).verdicts[0]).toMatchObject({
    outcome: 'not evaluated',
    missing: ['events'],
  });
  expect(rule.fix).not.toMatch(/remove|delete|disable/i);
});
