import { expect, test } from 'vitest';
import { collected, names, podList } from './collected.ts';

const NAMES = Array.from({ length: 600 }, (_, index) => `cart-${index}`);
const LIST = podList(...NAMES);
const MINIFIED = JSON.stringify(JSON.parse(LIST));

/** Items whose last byte is within the first `length` bytes. */
function closedItems(file: string, length: number): number {
  const ends = [...file.matchAll(/"namespace": ?"shop"\s*\}\s*\}/g)].map(
    ({ index, 0: text }) => index + text.length,
  );
  return ends.filter((end) => end <= length).length;
}

test.each([
  ['kubectl', LIST],
  ['minified', MINIFIED],
])('a %s list cut anywhere gives its complete items and says so', (_, file) => {
  for (const length of [
    ...[0.3, 0.7, 0.999].map((share) => Math.floor(file.length * share)),
    file.indexOf('cart-300') + 3,
    file.lastIndexOf('}'),
    file.lastIndexOf(']'),
    file.lastIndexOf(']') + 1,
  ]) {
    const read = collected(file.slice(0, length), { chunk: 5000 });
    expect(names(read)).toEqual(NAMES.slice(0, closedItems(file, length)));
    expect(read.problems.map(({ code, offset }) => [code, offset])).toEqual([['truncated', length]]);
    expect(read.problems[0]?.message).toContain(`${read.items.length} complete item`);
    expect(read.documents).toMatchObject([
      { envelope: { apiVersion: 'v1' }, items: read.items.length, complete: false },
    ]);
  }
});

test.each([
  ['inside an escape', Buffer.from('{"items":[{"a":1},{"a":"x\\')],
  ['inside a \\u escape', Buffer.from('{"items":[{"a":1},{"a":"x\\u00')],
  ['inside a character', Buffer.from('{"items":[{"a":1},{"a":"€').subarray(0, -1)],
  ['inside a literal', Buffer.from('{"items":[{"a":1},tru')],
  ['after a comma', Buffer.from('{"items":[{"a":1},')],
  ['after an item', Buffer.from('{"items":[{"a":1}')],
])('cut %s', (_, file) => {
  const read = collected(file);
  expect(read.items).toContainEqual({ a: 1 });
  expect(read.problems.map(({ code }) => code)).toContain('truncated');
  expect(read.documents).toMatchObject([{ complete: false }]);
});

test.each(['{', '{"kin', '{"kind":', '{"kind":"Pod","metadata":{"name":"ca', '{"apiVersion":"v1","items"'])(
  'an object cut at %s is a problem, never a document',
  (file) => {
    const read = collected(file);
    expect(read.problems.map(({ code }) => code)).toEqual(['truncated']);
    expect(read.documents).toEqual([]);
  },
);

test('what a list says after its items is kept when the cut comes later', () => {
  const file = LIST.slice(0, LIST.indexOf('"metadata": {\n        "resourceVersion"') + 20);
  expect(collected(file).documents).toMatchObject([
    { envelope: { apiVersion: 'v1', kind: 'List' }, complete: false },
  ]);
});

test.each([
  ['inside a string', LIST.slice(0, LIST.indexOf('cart-1"') + 4)],
  [
    'inside an object',
    podList('cart', 'stray').slice(0, podList('cart', 'stray').indexOf('"namespace": "shop"', 300)),
  ],
])('a list cut %s does not hide the document after it', (_, cut) => {
  const read = collected(`${cut}\n${podList('checkout')}`, { chunk: 13 });
  expect(read.problems.map(({ code }) => code)).toEqual(['truncated']);
  expect(read.documents.map(({ complete }) => complete)).toEqual([false, true]);
  expect(names(read).at(-1)).toBe('checkout');
  expect(names(read)).not.toContain('stray');
});

test('an object that begins in a line of text and is cut by the end of the file is truncated', () => {
  const read = collected('Warning: x{"kind":"Pod","metadata":{"na');
  expect(read.noise).toEqual(['Warning: x']);
  expect(read.problems.map(({ code }) => code)).toEqual(['truncated']);
});

test('an object cut short does not hide the document after it', () => {
  const read = collected(`{\n    "kind": "Pod",\n    "spec": {\n${podList('checkout')}`);
  expect(read.problems.map(({ code }) => code)).toEqual(['truncated']);
  expect(names(read)).toEqual(['checkout']);
});

const BREAKS: readonly (readonly [string, (file: string) => string])[] = [
  ['a bad literal', (file) => file.replace(/"cart-300"/, 'tru')],
  ['a missing comma', (file) => file.replace(/("cart-300"),/, '$1 ')],
  ['a comma too many', (file) => file.replace(/("cart-300"),/, '$1,,')],
  ['a missing value', (file) => file.replace(/"cart-300"/, '')],
  ['a missing brace', (file) => file.replace(/("cart-300",\s*"namespace": ?"shop"\s*)\}/, '$1')],
  ['a quote too many', (file) => file.replace(/("cart-300")/, '$1"')],
  ['a bad escape', (file) => file.replace('cart-300', 'cart\\x300')],
];

test.each(
  BREAKS.flatMap(([name, breaks]) => [
    { name, layout: 'kubectl', file: breaks(LIST) },
    { name, layout: 'minified', file: breaks(MINIFIED) },
  ]),
)('$name in the middle of a $layout list costs one item', ({ file }) => {
  expect([LIST, MINIFIED]).not.toContain(file);
  const read = collected(file, { chunk: 9000 });
  expect(names(read)).toEqual(NAMES.filter((name) => name !== 'cart-300'));
  expect(read.positions.map(({ item }) => item)).toEqual(
    NAMES.flatMap((_, item) => (item === 300 ? [] : [item])),
  );
  expect(read.problems.map(({ code }) => code)).toEqual(['invalid-item']);
  expect(read.problems[0]?.message).toMatch(/^items\[300\] .* 300 complete items before it\)\.$/);
  expect(read.documents).toMatchObject([{ envelope: { kind: 'List' }, items: 600, complete: false }]);
});

test('a line of stderr inside an item costs that item', () => {
  const file = LIST.replace(
    '"name": "cart-300"',
    'W0918 16:47:54 6 warnings.go:70] "metadata" {x\n"name": "cart-300"',
  );
  expect(names(collected(file))).toEqual(NAMES.filter((name) => name !== 'cart-300'));
});

test.each([
  ['a missing comma between items', '{"items":[{"a":1}{"a":2}],"kind":"List"}', 2],
  ['a comma before the bracket', '{"items":[{"a":1},{"a":2},],"kind":"List"}', 2],
  ['text after the items', '{"items":[{"a":1},{"a":2}],"kind":List}', 2],
  ['text between items', '{"items":[{"a":1},{"a":2} x {"a":3}],"kind":"List"}', 2],
])('%s', (_, file, items) => {
  const read = collected(file);
  expect(read.items).toHaveLength(items);
  expect(read.problems.map(({ code }) => code)).toEqual(['invalid-document']);
  expect(read.documents).toMatchObject([{ items, complete: false }]);
});

test('an object that is not JSON does not hide the next', () => {
  const read = collected('{"kind":Pod}\n{"kind":"Node"}');
  expect(read.problems).toMatchObject([{ code: 'invalid-document', offset: 0 }]);
  expect(read.documents).toMatchObject([{ document: 1, envelope: { kind: 'Node' } }]);
});

test('problems are bounded, counted, and quote nothing', () => {
  const read = collected(`{"items":[${'{"password":hunter2},'.repeat(300)}{"a":1}]}`, { maxProblems: 5 });
  expect(read.items).toEqual([{ a: 1 }]);
  expect(read.problems.map(({ code }) => code)).toEqual([...Array(5).fill('invalid-item'), 'more-problems']);
  expect(read.problems.at(-1)?.message).toMatch(/^295 more problems/);
  expect(JSON.stringify(read.problems)).not.toMatch(/password|hunter2/);
});

test.each([
  ['objects', '{"a":\n'],
  ['arrays', '[[\n'],
  ['items', '  {"a":[{},\n'],
])('a file of unclosed %s is read in linear time', (_, text) => {
  const started = performance.now();
  collected(`{"items":[\n  {},\n${text.repeat(200_000)}`);
  collected(text.repeat(200_000));
  expect(performance.now() - started).toBeLessThan(5000);
});
