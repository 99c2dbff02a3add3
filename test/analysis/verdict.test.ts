import { expect, test } from 'vitest';
import { healthVerdict } from '../../src/analysis/verdict.ts';
import type { CaptureState } from '../../src/model/captured.ts';
import type { Group, Severity } from '../../src/rules/severity.ts';
import { finding } from '../builders/audit.ts';
import { cluster } from '../builders/cluster.ts';

const whole = cluster({ capturedAll: true }).captured;
const found = (severity: Severity, group: Group = 'health') => finding('stuck-rollout', { severity, group });

test.each<[string, readonly ReturnType<typeof found>[], string]>([
  ['nothing', [], 'healthy'],
  ['something critical', [found('low'), found('critical')], 'critical'],
  ['something high', [found('high')], 'degraded'],
  ['something medium', [found('medium')], 'degraded'],
  ['something low', [found('low'), found('info')], 'healthy'],
  ['a critical risk', [found('critical', 'risk')], 'healthy'],
  ['bad hygiene', [found('high', 'hygiene'), found('high', 'security')], 'healthy'],
])('with %s found', (_, findings, state) => {
  expect(healthVerdict(findings, whole).state).toBe(state);
});

test.each<[CaptureState, string]>([
  ['captured', 'healthy'],
  ['empty', 'healthy'],
  ['partial', 'not evaluated'],
  ['forbidden', 'not evaluated'],
  ['failed', 'not evaluated'],
  ['redacted', 'not evaluated'],
  ['not captured', 'not evaluated'],
])('pods %s are %s', (state, expected) => {
  const { captured } = cluster({ capturedAll: true, states: { pods: state } });
  expect(healthVerdict([], captured).state).toBe(expected);
});

test('what is broken is broken, whatever else is missing', () => {
  const { captured } = cluster();
  expect(healthVerdict([found('critical')], captured).state).toBe('critical');
  expect(healthVerdict([found('medium')], captured).state).toBe('degraded');
});

test('a healthy verdict names what it does not speak of', () => {
  const { captured } = cluster({
    capturedAll: true,
    states: { statefulSets: 'forbidden', nodes: 'partial' },
  });
  expect(healthVerdict([], captured)).toMatchObject({ state: 'healthy', unseen: ['nodes', 'statefulsets'] });
  expect(healthVerdict([], whole).unseen).toEqual([]);
});

test('counts are of health alone', () => {
  const findings = [found('high'), found('high'), found('info'), found('high', 'capacity')];
  expect(healthVerdict(findings, whole).counts).toEqual({ critical: 0, high: 2, medium: 0, low: 0, info: 1 });
});
