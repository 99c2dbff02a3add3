import { expect, test } from 'vitest';
import { collected, names, pod, podList } from './collected.ts';

const CART = pod('cart');
const CHECKOUT = pod('checkout');

test('a List: items while reading, the members around them at the end', () => {
  const read = collected(podList('cart', 'checkout'));
  expect(read.items).toEqual([CART, CHECKOUT]);
  expect(read.positions).toMatchObject([
    { document: 0, item: 0 },
    { document: 0, item: 1 },
  ]);
  expect(read.documents).toEqual([
    {
      document: 0,
      offset: 0,
      envelope: { apiVersion: 'v1', kind: 'List', metadata: { resourceVersion: '' } },
      items: 2,
      complete: true,
    },
  ]);
  expect([read.noise, read.problems]).toEqual([[], []]);
  expect(read.summary).toEqual({
    bytes: podList('cart', 'checkout').length,
    documents: 1,
    items: 2,
    noiseLines: 0,
  });
});

test.each([
  [
    'typed list, kind first',
    '{"kind":"PodList","apiVersion":"v1","items":[{"a":1},{"a":2}]}',
    [{ a: 1 }, { a: 2 }],
    'PodList',
  ],
  ['kind last', '{"items":[{"a":1}],"kind":"List"}', [{ a: 1 }], 'List'],
  ['empty list', '{"items":[],"kind":"List"}', [], 'List'],
  ['the key spelled with escapes', '{"\\u0069tem\\u0073":[{"a":1}],"kind":"List"}', [{ a: 1 }], 'List'],
  ['items null before items', '{"items":null,"kind":"List","items":[{"a":1}]}', [{ a: 1 }], 'List'],
  [
    'elements of every type',
    '{"items":[1,-2.5e3,"}",null,true,[],{}],"kind":"List"}',
    [1, -2500, '}', null, true, [], {}],
    'List',
  ],
])('%s', (_, file, items, kind) => {
  const read = collected(file);
  expect(read.items).toEqual(items);
  expect(read.documents).toMatchObject([{ envelope: { kind }, items: items.length, complete: true }]);
  expect(read.documents[0]?.envelope).not.toHaveProperty('items');
  expect(read.problems).toEqual([]);
});

test.each([
  ['nested items', '{"kind":"Pod","spec":{"volumes":[{"configMap":{"items": [{"key":"tls"}]}}]}}'],
  ['items that are no array', '{"kind":"ConfigMap","items":{"items":[1]}}'],
  ['an error body', '{"kind":"Status","status":"Failure","code":403}'],
  ['a watch event', '{"type":"ADDED","object":{"kind":"Pod"}}'],
  ['a duplicate key', '{"kind":"Pod","kind":"Node"}'],
  ['no members', '{}'],
])('one object with %s is its own envelope', (_, file) => {
  const read = collected(file);
  expect(read.documents).toMatchObject([{ envelope: JSON.parse(file), items: null, complete: true }]);
  expect([read.items, read.problems, read.noise]).toEqual([[], [], []]);
});

test.each([
  ['[{"a":1},{"a":2}]', [{ a: 1 }, { a: 2 }]],
  ['[]', []],
  ['["pods is forbidden"]', ['pods is forbidden']],
  ['[null,{"a":1}]', [null, { a: 1 }]],
  ['[[{"a":1}],[]]', [[{ a: 1 }], []]],
])('a bare array has items and no envelope: %s', (file, items) => {
  const read = collected(file);
  expect(read.items).toEqual(items);
  expect(read.documents).toMatchObject([{ envelope: null, items: items.length, complete: true }]);
});

test.each([
  ['nothing', ''],
  ['a line end', '\n'],
  ['blank lines', '\r\n\n  \t'],
  ['a byte-order mark', '\ufeff'],
])('documents follow one another with %s between them', (_, between) => {
  const read = collected(
    [podList('cart').trim(), '[{"a":1}]', '{"kind":"Node"}', podList('checkout')].join(between),
  );
  expect(read.items).toEqual([CART, { a: 1 }, CHECKOUT]);
  expect(read.positions.map(({ document, item }) => [document, item])).toEqual([
    [0, 0],
    [1, 0],
    [3, 0],
  ]);
  expect(read.documents.map(({ document, items }) => [document, items])).toEqual([
    [0, 1],
    [1, 1],
    [2, null],
    [3, 1],
  ]);
  expect([read.noise, read.problems]).toEqual([[], []]);
});

test('JSON lines are documents', () => {
  const read = collected('{"metadata":{"name":"cart"}}\n{"metadata":{"name":"checkout"}}\n');
  expect(read.documents.map(({ envelope }) => envelope)).toEqual([
    { metadata: { name: 'cart' } },
    { metadata: { name: 'checkout' } },
  ]);
});

test.each([
  ['an empty file', ''],
  ['blank lines', '\n\r\n \n'],
])('%s has neither documents nor noise', (_, file) => {
  expect(collected(file).calls).toEqual([]);
});

test('a key called __proto__ is an own member, and changes no prototype', () => {
  const [document] = collected('{"__proto__":{"kind":"Pod"},"items":[]}').documents;
  expect(Object.keys(document?.envelope ?? {})).toEqual(['__proto__']);
  expect(Object.getPrototypeOf(document?.envelope)).toBe(Object.prototype);
});

test('the chunks that were written stay as they were', () => {
  const chunk = Buffer.from(podList('cart', 'checkout'));
  collected(chunk);
  expect(chunk.toString()).toBe(podList('cart', 'checkout'));
});

test('a second items array is read on, and reported', () => {
  const read = collected('{"items":[{"a":1}],"kind":"List","items":[{"a":2}]}');
  expect(read.items).toEqual([{ a: 1 }, { a: 2 }]);
  expect(read.positions.map(({ item }) => item)).toEqual([0, 1]);
  expect(read.problems.map(({ code }) => code)).toEqual(['duplicate-items']);
  expect(read.documents).toMatchObject([{ envelope: { kind: 'List' }, items: 2, complete: false }]);
});

test('an item of many batches grows the buffer', () => {
  const log = 'x'.repeat(3_000_000);
  const read = collected(JSON.stringify({ items: [CART, pod('hoarder', { log }), CHECKOUT] }), {
    chunk: 10_000,
  });
  expect(names(read)).toEqual(['cart', 'hoarder', 'checkout']);
  expect(read.items[1]).toEqual(pod('hoarder', { log }));
});

test('an item above the limit is passed over without being kept', () => {
  const file = JSON.stringify({
    items: [CART, pod('hoarder', { log: '}],'.repeat(1000) }), CHECKOUT],
    kind: 'List',
  });
  for (const chunk of [7, 1_000_000]) {
    const read = collected(file, { maxItemBytes: 1000, chunk });
    expect(names(read)).toEqual(['cart', 'checkout']);
    expect(read.positions.map(({ item }) => item)).toEqual([0, 2]);
    expect(read.problems.map(({ code }) => code)).toEqual(['too-large']);
    expect(read.documents).toMatchObject([{ envelope: { kind: 'List' }, items: 3, complete: false }]);
  }
});

test('a single object above the limit is passed over; the next document is read', () => {
  const read = collected(`{"log":"${'x'.repeat(5000)}"}\n${podList('cart')}`, {
    maxItemBytes: 1000,
    chunk: 100,
  });
  expect(read.problems.map(({ code }) => code)).toEqual(['too-large']);
  expect(read.documents).toMatchObject([{ document: 1, items: 1, complete: true }]);
});

test('nesting deeper than anything is passed over', () => {
  const abyss = `${'['.repeat(70_000)}${']'.repeat(70_000)}`;
  const read = collected(`{"items":[${abyss},{"a":1}]}`);
  expect(read.items).toEqual([{ a: 1 }]);
  expect(read.problems.map(({ code }) => code)).toEqual(['too-deep']);
});

test('bytes that are not UTF-8 are replaced and counted; U+FFFD itself is not', () => {
  const cut = Buffer.from([0xe2, 0x82]);
  const file = Buffer.concat([
    Buffer.from('{"items":["\ufffd","a'),
    Buffer.from([0xff]),
    Buffer.from('"],"kind":"'),
    cut,
    Buffer.from('"}'),
  ]);
  const read = collected(file);
  expect(read.items).toEqual(['\ufffd', 'a\ufffd']);
  expect(read.documents).toMatchObject([{ envelope: { kind: '\ufffd' }, complete: true }]);
  expect(read.problems).toEqual([
    {
      code: 'invalid-utf-8',
      offset: 18,
      message: '2 byte sequences are not UTF-8 and read as U+FFFD (byte 18).',
    },
  ]);
});
