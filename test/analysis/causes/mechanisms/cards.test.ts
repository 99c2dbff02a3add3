import { expect, test } from 'vitest';
import { STEPS } from '../../../../src/analysis/causes/inferences.ts';
import { MECHANISMS } from '../../../../src/analysis/causes/mechanisms/mechanisms.ts';
import { RULES } from '../../../../src/rules/catalogue.ts';
import { LABELLED } from '../../../eval/labels.ts';

const rules = new Set(RULES.map(({ id }) => id));

test.each(MECHANISMS.map((mechanism) => [mechanism.id, mechanism] as const))('the card of %s', (id, one) => {
  expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
  expect(one.title).toMatch(/^[A-Z].*[^.]$/);
  expect(one.reasoning).toMatch(/^[A-Z].*\.$/);
  expect(one.fix).toMatch(/^[A-Z].*\.$/);
  expect(one.explains.length).toBeGreaterThan(0);
  expect(one.explains.filter((rule) => !rules.has(rule))).toEqual([]);
});

test('ids are unique, among rules and steps too', () => {
  const ids = [...MECHANISMS, ...STEPS, ...RULES].map(({ id }) => id);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
});

test('the evaluation knows no mechanism that does not exist', () => {
  const known = new Set(MECHANISMS.map(({ id }) => id));
  expect(LABELLED.filter((id) => !known.has(id))).toEqual([]);
});
