import { expect, test } from 'vitest';
import { EMPTY_BRIEF } from '../../../src/report/brief/empty-brief.ts';
import { judged } from '../../../src/report/brief/judged.ts';
import { KINDS_OF_REPORT, type ReportKind } from '../../../src/report/formats.ts';
import { PAGE_KINDS } from '../../../src/report/kinds.ts';
import { markdownReport } from '../../../src/report/markdown-report.ts';
import { ourTemplate, render } from '../../../src/report/render.ts';
import { DEFAULT_STYLE } from '../../../src/report/style/page-style.ts';
import { TEMPLATE_SOURCES } from '../../../src/report/templates/sources.ts';
import { userTemplate } from '../../../src/report/templates/user-templates.ts';
import { UserError } from '../../../src/user-error.ts';
import { audit } from '../../builders/audit.ts';
import { comparison } from '../../builders/comparison.ts';

const DOSSIER = {
  audit: audit(),
  brief: EMPTY_BRIEF,
  before: null,
  style: DEFAULT_STYLE,
  judged: judged(EMPTY_BRIEF, audit()),
};
const TWO = { ...DOSSIER, before: { audit: audit(), comparison: comparison() } };

function withFiles(files: Readonly<Record<string, string>>, kind: ReportKind = 'summary') {
  return userTemplate('mine', new Map(Object.entries(files)), kind);
}

test.each(KINDS_OF_REPORT)('%s: our own text in place of ours changes nothing', (kind) => {
  const view = PAGE_KINDS[kind].view(TWO);
  const ejected = userTemplate('mine', new Map(Object.entries(TEMPLATE_SOURCES)), kind);
  expect(render(kind, view, ejected)).toBe(render(kind, view, ourTemplate(kind)));
});

test.each(KINDS_OF_REPORT)('%s: the view has what its description says, and nothing else', (kind) => {
  expect(Object.keys(PAGE_KINDS[kind].view(TWO)).toSorted()).toEqual(
    Object.keys(PAGE_KINDS[kind].fields).toSorted(),
  );
});

test('one file, or one partial, stands in place of ours', () => {
  const page = (files: Readonly<Record<string, string>>, kind: ReportKind) =>
    markdownReport(DOSSIER, kind, { template: withFiles(files, kind), room: null }).text;
  expect(page({ 'summary.hbs': 'Mine: {{verdict}}\n' }, 'summary')).toMatch(/^Mine: 🟢 \*\*healthy\*\*/);
  const closed = page({ 'partials/closing.hbs': '_Shop Operations_\n' }, 'infrastructure');
  expect(closed).toMatch(/## Verdict[\s\S]*_Shop Operations_\n$/);
});

test.each([
  [
    'a file of no kind',
    { 'sumary.hbs': '' },
    'mine/sumary.hbs: there is no template of that name; did you mean summary.hbs?',
  ],
  [
    'a field that is not there',
    { 'summary.hbs': 'a\n\n{{verdct}}' },
    'mine/summary.hbs:3: the view of summary has no field verdct; did you mean verdict?',
  ],
  [
    'such a field in a branch',
    { 'summary.hbs': '{{#if verdict}}\na\n{{else}}\n{{nodes}}\n{{/if}}' },
    'mine/summary.hbs:4: the view of summary has no field nodes',
  ],
  [
    'such a field in a question',
    { 'summary.hbs': '{{#if problms}}a{{/if}}' },
    'mine/summary.hbs:1: the view of summary has no field problms; did you mean problems?',
  ],
  [
    'a block that is not closed',
    { 'summary.hbs': 'a\n{{#if verdict}}\nb\n' },
    /^mine\/summary\.hbs:\d: a block is not closed/,
  ],
  [
    'a block closed by another',
    { 'summary.hbs': 'a\n{{#if verdict}}\nb\n{{/unless}}' },
    "mine/summary.hbs:2: if doesn't match unless",
  ],
  ['nothing between braces', { 'summary.hbs': 'a\n{{ }}' }, 'mine/summary.hbs:2: not valid: Expecting'],
  ['a helper', { 'summary.hbs': '{{shout verdict}}' }, 'mine/summary.hbs:1: there is no helper shout'],
  ['a logger', { 'summary.hbs': '{{log verdict}}' }, 'mine/summary.hbs:1: there is no helper log'],
  ['a loop', { 'summary.hbs': '{{#each this}}x{{/each}}' }, 'mine/summary.hbs:1: there is no helper each'],
  [
    'a prototype',
    { 'summary.hbs': '{{verdict.constructor}}' },
    'mine/summary.hbs:1: expected a field of the view, not {{verdict.constructor}}',
  ],
  [
    'a prototype by name',
    { 'summary.hbs': '{{constructor}}' },
    'mine/summary.hbs:1: the view of summary has no field constructor',
  ],
  ['the whole view', { 'summary.hbs': '{{this}}' }, 'mine/summary.hbs:1: expected a field'],
  ['the root', { 'summary.hbs': '{{@root.verdict}}' }, 'mine/summary.hbs:1: expected a field'],
  [
    'a decorator',
    { 'summary.hbs': '{{#*inline "x"}}a{{/inline}}' },
    'mine/summary.hbs:1: a template can print fields',
  ],
  [
    'an unknown partial',
    { 'summary.hbs': '{{> opning}}' },
    'mine/summary.hbs:1: there is no partial opning; did you mean opening?',
  ],
  [
    'a partial with arguments',
    { 'summary.hbs': '{{> opening title="x"}}' },
    'mine/summary.hbs:1: a partial sees the whole view',
  ],
  [
    'a partial by a field',
    { 'summary.hbs': '{{> (lookup . "x")}}' },
    'mine/summary.hbs:1: expected the name of a partial',
  ],
  [
    'a partial that calls itself',
    { 'summary.hbs': '{{> opening}}', 'partials/opening.hbs': 'a\n{{> opening}}' },
    'mine/partials/opening.hbs:2: the partial opening calls itself',
  ],
  [
    'partials that call each other',
    {
      'summary.hbs': '{{> closing}}',
      'partials/opening.hbs': '{{> closing}}',
      'partials/closing.hbs': '{{> opening}}',
    },
    'calls itself',
  ],
  [
    'a page without end',
    { 'summary.hbs': '{{> closing}}'.repeat(200), 'partials/closing.hbs': '{{verdict}}'.repeat(200) },
    'mine/summary.hbs: its partials call each other too often',
  ],
  ['a mistake in a file that this kind does not need', { 'final.hbs': '{{#if}}' }, 'mine/final.hbs:1'],
])("%s is the user's mistake, with file and line", (_, files, expected) => {
  expect(() => withFiles(files)).toThrow(UserError);
  expect(() => withFiles(files)).toThrow(expected);
});

test('numbers in a template are not ours', () => {
  const template = withFiles({ 'summary.hbs': 'Since 2019: 5/3 (10 %). {{verdict}}' });
  expect(markdownReport(DOSSIER, 'summary', { template, room: null }).contradictions).toEqual([]);
});
