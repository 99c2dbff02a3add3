import { expect, test } from 'vitest';
import { certainty, symptom } from '../../../src/analysis/causes/self-explained.ts';
import type { Fact } from '../../../src/rules/finding.ts';
import { finding } from '../../builders/audit.ts';

test.each<[string, Fact, string | null]>([
  ['node-not-ready', {}, 'confirmed'],
  ['stuck-rollout', {}, 'confirmed'],
  ['liveness-probe-kills', {}, 'likely'],
  ['unscheduled-pod', {}, 'likely'],
  ['crash-looping-container', { log: { line: 'no such file' } }, 'likely'],
  ['crash-looping-container', { log: null, reason: 'OOMKilled' }, 'likely'],
  ['crash-looping-container', { log: null, reason: 'Error' }, null],
  ['missing-replicas', { reason: 'FailedCreate', message: null }, 'confirmed'],
  ['missing-replicas', { reason: null, message: null }, null],
  ['stuck-starting-pod', { event: { reason: 'FailedMount' } }, 'confirmed'],
  ['stuck-starting-pod', { event: null }, null],
  ['stuck-terminating-pod', { finalizers: ['shop/guard'], nodeState: 'ready' }, 'confirmed'],
  ['stuck-terminating-pod', { finalizers: [], nodeState: 'gone' }, 'confirmed'],
  ['stuck-terminating-pod', { finalizers: [], nodeState: 'ready' }, null],
  ['ingress-backend-down', { backends: [{ what: 'no port', pods: 2 }] }, 'confirmed'],
  ['ingress-backend-down', { backends: [{ what: 'no address', pods: 0 }] }, 'confirmed'],
  ['ingress-backend-down', { backends: [{ what: 'no address', pods: 2 }] }, null],
  ['ingress-backend-down', { backends: [] }, null],
  ['partially-available-workload', {}, null],
  ['__proto__', {}, null],
  ['stuck-terminating-pod', null, null],
])('%s with %j is %s', (rule, facts, expected) => {
  expect(certainty(finding(rule, { facts }))?.confidence ?? null).toBe(expected);
});

test.each([
  ['crash-looping-container', 'kubectl logs --previous'],
  ['partially-available-workload', 'kubectl describe'],
])('to settle a symptom of %s: %s', (rule, command) => {
  expect(symptom(finding(rule))).toMatchObject({
    confidence: 'hypothesis',
    toConfirm: expect.stringContaining(command),
  });
});

test('what is confirmed asks for nothing', () => {
  expect(certainty(finding('node-not-ready'))?.toConfirm).toBeNull();
});
