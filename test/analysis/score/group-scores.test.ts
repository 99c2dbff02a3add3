import { expect, test } from 'vitest';
import { groupScores } from '../../../src/analysis/score/group-scores.ts';
import { RULES } from '../../../src/rules/catalogue.ts';
import { defineRule } from '../../../src/rules/rule.ts';
import { GROUPS, type Group, type Severity } from '../../../src/rules/severity.ts';
import { finding, verdict } from '../../builders/audit.ts';

const rule = (id: string, group: Group, severity: Severity) =>
  defineRule({
    id,
    group,
    severity,
    title: `Title of ${id}`,
    why: '',
    fix: '',
    needs: ['pods'],
    *check() {},
    message: () => '',
  });
const rules = [
  rule('crash', 'health', 'high'),
  rule('stuck', 'health', 'critical'),
  rule('slow', 'health', 'info'),
  rule('root', 'security', 'medium'),
];
const of = (group: Group, ...input: Parameters<typeof groupScores>) =>
  groupScores(...input).find((one) => one.group === group);

test('each group has one, in their order', () => {
  expect(groupScores(RULES, [], []).map(({ group }) => group)).toEqual([...GROUPS]);
});

test('a check earns its points when it is clear, by the severity on its card', () => {
  const verdicts = [
    verdict('crash', { outcome: 'found', findings: 1 }),
    verdict('stuck'),
    verdict('slow', { outcome: 'not evaluated' }),
  ];
  expect(of('health', rules, verdicts, [finding('crash', { severity: 'low' })])).toEqual({
    group: 'health',
    score: 64,
    points: { earned: 16, lost: 8, total: 25 },
    checks: { clear: 1, found: 1, notEvaluated: 1, total: 3 },
    lostTo: [{ rule: 'crash', title: 'Title of crash', points: 8 }],
    reason: '1 of 3 checks clear, 1 found something, 1 not evaluated',
  });
});

test('a group of which nothing was evaluated has none', () => {
  const verdicts = [verdict('root', { outcome: 'not evaluated' })];
  expect(of('security', rules, verdicts, [])).toMatchObject({ score: null, points: { earned: 0, total: 4 } });
  expect(of('hygiene', rules, verdicts, [])).toMatchObject({ score: null, checks: { total: 0 } });
});

test('a crash is no evaluation', () => {
  expect(of('security', rules, [verdict('root', { outcome: 'crashed' })], [])).toMatchObject({
    score: null,
    checks: { notEvaluated: 1 },
  });
});

test('what is accepted, or told by another check, costs nothing', () => {
  const found = ['crash', 'stuck'].map((id) => verdict(id, { outcome: 'found', findings: 1 }));
  const told = finding('stuck', { covered: [finding('crash')] });
  expect(of('health', rules, found, [told])).toMatchObject({
    points: { earned: 8, lost: 16 },
    lostTo: [{ rule: 'stuck' }],
  });
  expect(of('health', rules, found, [])).toMatchObject({ points: { earned: 24, lost: 0 } });
});

test('100 is for all of it', () => {
  const most = rules.filter(({ id }) => id !== 'slow').map(({ id }) => verdict(id));
  expect(of('health', rules, most, [])?.score).toBe(96);
  expect(of('health', rules, [...most, verdict('slow')], [])?.score).toBe(100);
  const many = Array.from({ length: 300 }, (_, index) => rule(`check-${index}`, 'hygiene', 'info'));
  const verdicts = many.slice(1).map(({ id }) => verdict(id));
  expect(of('hygiene', many, verdicts, [])?.score).toBe(99);
});
