import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { RULES } from '../src/rules/catalogue.ts';

const ROOT = join(import.meta.dirname, '..');
/** What stands in src/rules beside the rules. */
const MACHINERY = /^(catalogue|command|covered|evaluate|finding|rule|severity|rule-docs)\.ts$/;

function ruleFiles(): readonly string[] {
  return readdirSync(join(ROOT, 'src/rules'))
    .filter((file) => file.endsWith('.ts') && !MACHINERY.test(file))
    .filter((file) =>
      readFileSync(join(ROOT, 'src/rules', file), 'utf8').includes('export default defineRule'),
    )
    .map((file) => file.replace(/\.ts$/, ''));
}

test('every rule file is in the catalogue, under the id of its name', () => {
  expect(RULES.map(({ id }) => id).toSorted()).toEqual([...ruleFiles()].toSorted());
});

test('ids are unique and kebab-case', () => {
  expect(new Set(RULES.map(({ id }) => id)).size).toBe(RULES.length);
  for (const { id } of RULES) expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
});

test.each(RULES.map(({ id }) => id))('%s has a test of its own', (id) => {
  const source = readFileSync(join(ROOT, 'test/rules', `${id}.test.ts`), 'utf8');
  expect(source).toContain(`src/rules/${id}.ts`);
});

test.each(RULES)('the card of $id is written for readers', ({ title, why, fix }) => {
  expect(title.length).toBeLessThanOrEqual(60);
  expect(title).not.toMatch(/\.$/);
  for (const prose of [why, fix]) expect(prose).toMatch(/^[A-Z`"'].*\.$/s);
});

test('rules cover only rules after them', () => {
  const position = new Map(RULES.map(({ id }, index) => [id, index]));
  const wrong = RULES.flatMap(({ id, covers }) =>
    covers
      .filter((covered) => (position.get(covered) ?? -1) <= (position.get(id) ?? 0))
      .map((covered) => `${id} covers ${covered}`),
  );
  expect(wrong).toEqual([]);
});

test('absence is asked only of needed sources', () => {
  for (const { absence, needs } of RULES) expect(needs).toEqual(expect.arrayContaining([...absence]));
});
