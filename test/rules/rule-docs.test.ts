import { expect, test } from 'vitest';
import { RULES } from '../../src/rules/catalogue.ts';
import { ruleDocs } from '../../src/rules/rule-docs.ts';
import { GROUPS } from '../../src/rules/severity.ts';

const docs = ruleDocs(RULES);

test('every rule stands once, with its card', () => {
  for (const { id, title, why, fix } of RULES) {
    expect(docs.split(`\n### ${id}\n`)).toHaveLength(2);
    for (const part of [`**${title}.**`, why, `Fix: ${fix}`]) expect(docs).toContain(part);
  }
});

test('groups stand in their order, and only those with rules', () => {
  const headings = [...docs.matchAll(/^## (\w+)$/gm)].map(([, group]) => group?.toLowerCase());
  const used = GROUPS.filter((group) => RULES.some((rule) => rule.group === group));
  expect(headings).toEqual(used);
});

test('needs are told in kubectl’s words', () => {
  const card = docs.split('\n### unbound-claim\n')[1]?.split('\n### ')[0] ?? '';
  expect(card).toContain(
    'Needs: persistentvolumeclaims. Uses, where captured: pods, storageclasses, events.',
  );
});

test('links lead to rules', () => {
  const links = [...docs.matchAll(/\]\(#([\w-]+)\)/g)].map(([, id]) => id);
  expect(links.length).toBeGreaterThan(0);
  expect(links.filter((id) => !RULES.some((rule) => rule.id === id))).toEqual([]);
});

test('no rules give a page all the same', () => {
  expect(ruleDocs([])).toMatch(/^# Rules\n/);
});
