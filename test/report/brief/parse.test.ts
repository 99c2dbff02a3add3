import { expect, test } from 'vitest';
import { EMPTY_BRIEF } from '../../../src/report/brief/empty-brief.ts';
import { parseBrief } from '../../../src/report/brief/parse.ts';
import { UserError } from '../../../src/user-error.ts';

test.each([
  ['an empty file', ''],
  ['comments alone', '# later\n'],
  ['an empty document', '---\n'],
  ['an empty mapping', '{}'],
])('%s is an empty brief', (_, text) => {
  expect(parseBrief('brief.yaml', text).brief).toEqual(EMPTY_BRIEF);
});

test('what it says is read, trimmed', () => {
  const { brief } = parseBrief(
    'brief.yaml',
    ['report:', '  title: " Shop "', '  nextReview: 2025-10-26', 'nodes:', '  1: the first'].join('\n'),
  );
  expect(brief.report).toEqual({ title: 'Shop', nextReview: '2025-10-26' });
  expect(brief.nodes).toEqual({ '1': 'the first' });
});

test.each([
  [
    'an unknown key, with the one meant',
    'report: {}\nnamspaces:\n  shop: x',
    '2:1: unknown key namspaces; did you mean namespaces?',
  ],
  ['an unknown key below', 'report:\n  titel: Shop', '2:3: unknown key report.titel; did you mean title?'],
  [
    'an unknown key in a list',
    'dns:\n  servers:\n    - adress: 10.0.0.1\n      address: 10.0.0.1',
    '3:7: unknown key dns.servers.0.adress; did you mean address?',
  ],
  ['an unknown key like no other', 'weather: fine', '1:1: unknown key weather'],
  ['each unknown key counts', 'weather: fine\nmood: good', '1:1: unknown key weather (and 1 more)'],
  [
    'a wrong type',
    'report:\n  title: 7',
    '2:3: report.title: Invalid input: expected string, received number',
  ],
  [
    'a wrong type under a key that is a number',
    'nodes:\n  pi: x\n  8: [y]',
    '3:3: nodes.8: Invalid input: expected string, received array',
  ],
  [
    'a bad size',
    'storage:\n  longhorn:\n    capacity: plenty',
    '3:5: storage.longhorn.capacity: expected a size such as 1.7TB or 500Gi',
  ],
  [
    'a bad date',
    'report:\n  nextReview: 26.10.2025',
    '2:3: report.nextReview: expected a date such as 2025-10-26',
  ],
  [
    'a date that is on no calendar',
    'report:\n  nextReview: 2025-02-30',
    '2:3: report.nextReview: no such day in the calendar',
  ],
  ['a workload without namespace', 'workloads:\n  cart: x', '2:3: workloads.cart: expected namespace/name'],
  ['a key that is missing', 'timeline:\n  - when: today', '2:5: timeline.0.what: is missing'],
  [
    'a bad choice',
    'recommendations:\n  - { horizon: soon, title: x }',
    '2:7: recommendations.0.horizon: Invalid option: expected one of "immediate"|"short-term"|"medium-term"',
  ],
  [
    'a score out of range',
    'scores:\n  Backups: { score: 101, reason: x }',
    '2:14: scores.Backups.score: Too big: expected number to be <=100',
  ],
  ['a list', '- shop', '1:1: the brief: Invalid input: expected object, received array'],
  ['a text', 'shop', '1:1: the brief: Invalid input: expected object, received string'],
  ['a duplicate key below', 'nodes:\n  pi: x\n  pi: y', '3:3: not YAML: Map keys must be unique'],
  ['a duplicate key', 'nodes: {}\nreport: {}\nnodes: {}', '3:1: not YAML: Map keys must be unique'],
  [
    'no YAML',
    'report: [unclosed',
    '1:18: not YAML: Flow sequence in block collection must be sufficiently indented and end with a ]',
  ],
  ['a tab', 'report:\n\ttitle: x', '2:1: not YAML: Tabs are not allowed as indentation'],
])('%s', (_, text, expected) => {
  expect(complaint(text)).toBe(`ops/brief.yaml:${expected}`);
});

test('as many unknown keys as a file can hold take no longer than reading it', () => {
  const keys = (count: number) => Array.from({ length: count }, (_, index) => `key-${index}: x`).join('\n');
  const began = performance.now();
  expect(complaint(keys(4000))).toBe('ops/brief.yaml:1:1: unknown key key-0 (and 3999 more)');
  const few = performance.now() - began;
  expect(complaint(keys(32_000))).toBe('ops/brief.yaml:1:1: unknown key key-0 (and 31999 more)');
  // Eight times as many: what grows with the square takes 64 times as long.
  expect(performance.now() - began - few).toBeLessThan(30 * few + 2000);
});

test.each([
  ['more than it may hold', `# ${'x'.repeat(2_000_000)}`, 'too long: a brief has at most 2000000 characters'],
  ['nested without end', '['.repeat(100_000), 'not YAML: '],
])('%s', (_, text, expected) => {
  expect(complaint(text)).toContain(expected);
});

test.each([
  ['a text as it stands', 'report:\n  title: The shop', ['report', 'title'], 4, '2:14'],
  ['one in quotes', 'report: { title: "The shop" }', ['report', 'title'], 4, '1:23'],
  ['one with escapes', 'report: { title: "The\\tshop" }', ['report', 'title'], 4, '1:18'],
  ['one over several lines', 'report:\n  title: >-\n    The\n    shop', ['report', 'title'], 4, '2:10'],
  ['an element', 'access: [VPN, SSH]', ['access', 1], 2, '1:17'],
  ['what is not there', 'report:\n  title: x', ['report', 'auditor'], 2, '1:1'],
])('the position within %s', (_, text, path, offset, expected) => {
  expect(parseBrief('brief.yaml', text).within(path, offset)).toBe(`brief.yaml:${expected}`);
});

test('aliases that multiply without end are a mistake of the file', () => {
  const lines = ['a: &a [x, x, x, x, x, x, x, x, x, x]'];
  for (const [from, to] of ['ab', 'bc', 'cd', 'de', 'ef'].map((pair) => [pair[0], pair[1]]))
    lines.push(`${to}: &${to} [${Array(10).fill(`*${from}`).join(', ')}]`);
  expect(complaint(lines.join('\n'))).toMatch(/^ops\/brief\.yaml:1:1: not YAML: /);
});

test.each([
  ['a key', ['report', 'title'], 'brief.yaml:2:3'],
  ['an element', ['access', 1], 'brief.yaml:5:5'],
  ['the parent of what is not there', ['report', 'auditor'], 'brief.yaml:1:1'],
  ['the file', [], 'brief.yaml:1:1'],
])('the position of %s', (_, path, expected) => {
  const { position } = parseBrief('brief.yaml', 'report:\n  title: Shop\naccess:\n  - VPN\n  - SSH\n');
  expect(position(path)).toBe(expected);
});

function complaint(text: string): string {
  try {
    parseBrief('ops/brief.yaml', text);
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
  return 'accepted';
}
