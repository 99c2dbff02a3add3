import { expect, test } from 'vitest';
import { RULES } from '../../src/rules/catalogue.ts';
import { foldCovered } from '../../src/rules/covered.ts';
import { defineRule, type Rule } from '../../src/rules/rule.ts';
import { deployment, finding } from '../builders/audit.ts';

function rule(id: string, covers: readonly string[]): Rule {
  return defineRule({
    id,
    title: id,
    group: 'health',
    severity: 'medium',
    why: 'Why.',
    fix: 'Fix.',
    needs: ['pods'],
    covers,
    *check() {},
    message: () => id,
  });
}

const rules = [rule('stuck', ['crash', 'restarts']), rule('crash', ['restarts']), rule('restarts', [])];
const fold = (...findings: Parameters<typeof foldCovered>[1]) =>
  foldCovered(rules, findings).map((one) => [one.rule, one.covered.map((covered) => covered.rule)]);

test('what is covered on the same subject moves into what covers it', () => {
  expect(fold(finding('stuck'), finding('crash'), finding('restarts'))).toEqual([
    ['stuck', ['crash', 'restarts']],
  ]);
  expect(fold(finding('crash'), finding('restarts'))).toEqual([['crash', ['restarts']]]);
});

test('not on another subject, nor the other way round', () => {
  expect(fold(finding('stuck'), finding('crash', { subject: deployment('till') }))).toEqual([
    ['stuck', []],
    ['crash', []],
  ]);
  expect(fold(finding('restarts'))).toEqual([['restarts', []]]);
});

test('what a finding covered before it keeps', () => {
  const twice = finding('stuck', { covered: [finding('stuck', { message: 'the same, milder' })] });
  expect(fold(twice, finding('crash'))).toEqual([['stuck', ['stuck', 'crash']]]);
});

test('nothing is lost', () => {
  const all = ['stuck', 'crash', 'restarts', 'unknown-to-the-catalogue'].map((id) => finding(id));
  const kept = foldCovered(rules, all);
  expect(kept.flatMap((one) => [one, ...one.covered])).toHaveLength(all.length);
});

test('who covers a rule covers what that rule covers', () => {
  const covers = new Map(RULES.map((each) => [each.id, each.covers]));
  const gaps = RULES.flatMap(({ id, covers: own }) =>
    own.flatMap((covered) =>
      (covers.get(covered) ?? [])
        .filter((deeper) => !own.includes(deeper))
        .map((deeper) => `${id} covers ${covered}, but not ${deeper}`),
    ),
  );
  expect(gaps).toEqual([]);
});
