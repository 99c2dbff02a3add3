import { expect, test } from 'vitest';
import { coverage } from '../../src/analysis/coverage.ts';
import { RULES } from '../../src/rules/catalogue.ts';
import { evaluate } from '../../src/rules/evaluate.ts';
import { verdict } from '../builders/audit.ts';
import { cluster } from '../builders/cluster.ts';

const missing = (...sources: ('pods' | 'logs' | 'events')[]) => ({
  outcome: 'not evaluated' as const,
  missing: sources,
});
const verdicts = [
  verdict('node-not-ready'),
  verdict('stuck-rollout', { outcome: 'found', findings: 1 }),
  verdict('crash-looping-container', { outcome: 'crashed', error: 'no such field' }),
  verdict('error-in-log', missing('pods', 'logs')),
  verdict('liveness-probe-kills', missing('pods', 'events')),
  verdict('evicted-pod', missing('pods')),
];

test('answers are counted, of health apart', () => {
  expect(coverage(RULES, verdicts)).toMatchObject({
    evaluated: 2,
    total: 6,
    health: { evaluated: 2, total: 5 },
  });
});

test('what would let most rules speak comes first, with its command', () => {
  expect(coverage(RULES, verdicts).missing.map(({ resource, rules }) => [resource, rules])).toEqual([
    ['pods', 3],
    ['events', 1],
    ['logs', 1],
  ]);
  expect(coverage(RULES, verdicts).missing[0]?.command).toBe('kubectl get pods -A -o json');
});

test('rules that were not evaluated are named in order', () => {
  expect(coverage(RULES, verdicts).notEvaluated.map(({ rule }) => rule)).toEqual([
    'error-in-log',
    'liveness-probe-kills',
    'evicted-pod',
  ]);
  expect(coverage(RULES, verdicts).notEvaluated[2]).toEqual({
    rule: 'evicted-pod',
    title: 'Pods that a node refused or removed are left behind',
    group: 'cleanup',
    missing: ['pods'],
  });
});

test('of nothing captured nothing is evaluated, of everything all', () => {
  const of = (options: Parameters<typeof cluster>[0]) =>
    coverage(RULES, evaluate(RULES, cluster(options)).verdicts);
  expect(of({})).toMatchObject({ evaluated: 0, total: RULES.length });
  expect(of({ capturedAll: true })).toMatchObject({ evaluated: RULES.length, notEvaluated: [], missing: [] });
});
