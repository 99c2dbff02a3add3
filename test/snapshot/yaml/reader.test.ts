import fc from 'fast-check';
import { expect, test } from 'vitest';
import { collected } from './collected.ts';

const CART = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'cart' } };
const DATABASE = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'database' } };
const ITEMS = `- apiVersion: v1
  kind: Pod
  metadata:
    name: cart
- apiVersion: v1
  kind: Pod
  metadata:
    name: database
`;
const LIST = `apiVersion: v1\nitems:\n${ITEMS}kind: List\nmetadata:\n  resourceVersion: ""\n`;
const ENVELOPE = { apiVersion: 'v1', kind: 'List', metadata: { resourceVersion: '' } };
const POD = 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: cart\n';

test('hands over a list item by item, then its envelope', () => {
  const { items, positions, documents, problems, summary } = collected(LIST);
  expect(items).toEqual([CART, DATABASE]);
  expect(positions).toEqual([
    { document: 0, item: 0, offset: LIST.indexOf('- ') },
    { document: 0, item: 1, offset: LIST.lastIndexOf('- ') },
  ]);
  expect(documents).toEqual([{ document: 0, offset: 0, envelope: ENVELOPE, items: 2, complete: true }]);
  expect(problems).toEqual([]);
  expect(summary).toEqual({ bytes: LIST.length, documents: 1, items: 2, noiseLines: 0, slow: 0 });
});

const indented = ITEMS.replaceAll(/^(?=.)/gm, '    ');

test.each([
  ['entries indented', `apiVersion: v1\nkind: List\nitems:\n${indented}metadata:\n  resourceVersion: ""\n`],
  ['Windows line ends', LIST.replaceAll('\n', '\r\n')],
  ['a leading ---', `---\n${LIST}`],
  [
    'comments around entries',
    LIST.replace('items:\n', 'items:\n# the pods\n\n').replaceAll('- ', '# next\n- '),
  ],
  ['an end marker', `${LIST}...\n`],
  ['flow style', JSON.stringify({ ...ENVELOPE, items: [CART, DATABASE] })],
  [
    'kyaml',
    '---\n{\n  apiVersion: "v1",\n  items: [{\n    apiVersion: "v1", kind: "Pod", metadata: { name: "cart", },\n  }, {\n    apiVersion: "v1", kind: "Pod", metadata: { name: "database", },\n  }],\n  kind: "List", metadata: { resourceVersion: "", },\n}\n',
  ],
  ['a directive', `%YAML 1.2\n---\n${LIST}`],
])('a list with %s is the same list', (_, text) => {
  const { items, documents, problems } = collected(text);
  expect(problems).toEqual([]);
  expect(items).toEqual([CART, DATABASE]);
  expect(documents).toMatchObject([{ envelope: ENVELOPE, items: 2, complete: true }]);
});

test('a bare sequence has no envelope', () => {
  const { items, documents } = collected(ITEMS);
  expect(items).toEqual([CART, DATABASE]);
  expect(documents).toMatchObject([{ envelope: null, items: 2, complete: true }]);
});

test.each(['items: []', 'items: null', 'items:'])('a list without entries: %s', (line) => {
  const { documents } = collected(`apiVersion: v1\n${line}\nkind: PodList\n`);
  expect(documents).toMatchObject([
    { envelope: { apiVersion: 'v1', kind: 'PodList' }, items: 0, complete: true },
  ]);
});

test('a mapping called items belongs to its object', () => {
  const { documents } = collected('kind: Menu\nitems:\n  tea: 2\n');
  expect(documents).toMatchObject([{ envelope: { kind: 'Menu', items: { tea: 2 } }, items: null }]);
});

test('documents are split at ---, and empty ones do not count', () => {
  const { documents } = collected(`---\n---\n# nothing\n---\n${POD}---\n\n---\n${LIST}---\n`);
  expect(documents.map(({ document, items }) => [document, items])).toEqual([
    [0, null],
    [1, 2],
  ]);
  expect(documents[0]?.envelope).toEqual(CART);
});

test('a --- inside a block scalar is text', () => {
  const { documents } = collected('data:\n  all.yaml: |\n    ---\n    - a\nkind: ConfigMap\n');
  expect(documents).toMatchObject([{ envelope: { data: { 'all.yaml': '---\n- a\n' }, kind: 'ConfigMap' } }]);
});

test('lists appended without --- are read apart', () => {
  const { items, documents, codes } = collected(LIST + LIST);
  expect(items).toEqual([CART, DATABASE, CART, DATABASE]);
  expect(documents).toMatchObject([{ envelope: ENVELOPE }, { envelope: ENVELOPE }]);
  expect(codes).toEqual(['missing-separator']);
});

const WARNING = 'Warning: v1 ComponentStatus is deprecated in v1.19+';
const KLOG = 'W0918 16:47:54.790000       6 warnings.go:70] v1 ComponentStatus is deprecated';
const FORBIDDEN =
  'Error from server (Forbidden): secrets is forbidden: User "auditor" cannot list resource "secrets"';

test('lines of stderr are taken out wherever they stand at the margin', () => {
  const text = `${KLOG}\n${WARNING}\n${LIST.replace('kind: List', `${WARNING}\nkind: List`)}${FORBIDDEN}\nPS C:\\> \n`;
  const { items, noise, documents, problems } = collected(text);
  expect(items).toEqual([CART, DATABASE]);
  expect(documents).toMatchObject([{ envelope: ENVELOPE, items: 2 }]);
  expect(noise).toEqual([KLOG, WARNING, WARNING, FORBIDDEN, 'PS C:\\>']);
  expect(problems).toEqual([]);
});

test('one broken item does not take the others with it', () => {
  const { items, positions, documents, problems } = collected(
    LIST.replace('name: cart', 'name: "cart\n    uid: [hunter2'),
  );
  expect(items).toEqual([DATABASE]);
  expect(positions).toMatchObject([{ item: 1 }]);
  expect(documents).toMatchObject([{ items: 2, complete: false, envelope: ENVELOPE }]);
  expect(problems).toMatchObject([{ code: 'invalid-yaml', offset: LIST.indexOf('- ') }]);
  expect(problems[0]?.message).toMatch(/^line \d+, column \d+: .*; no complete items were read$/);
});

test('problems never quote what was captured', () => {
  const { problems } = collected(
    `a: "hunter2\n---\nb: *hunter2\n---\nc: !hunter2 [\n---\n? {hunter2: "\n---\n"hunter2" hunter2\n`,
  );
  expect(problems.length).toBeGreaterThan(3);
  expect(JSON.stringify(problems)).not.toContain('hunter2');
});

test('a list that was cut says so, and keeps what is complete', () => {
  for (let end = LIST.indexOf('- '); end < LIST.indexOf('kind: List'); end++) {
    const { documents, codes, items } = collected(LIST.slice(0, end));
    expect(codes, LIST.slice(0, end)).toContain('truncated');
    expect(documents).toMatchObject([{ complete: false }]);
    if (end > LIST.lastIndexOf('- ')) expect(items[0]).toEqual(CART);
  }
});

test('an object that was cut in a string is a problem only', () => {
  const { documents, codes } = collected('kind: Pod\nmetadata:\n  name: "ca');
  expect(codes).toEqual(['truncated']);
  expect(documents).toEqual([]);
});

test.each([
  ['too-deep', `a: ${'['.repeat(20_000)}`],
  ['too-deep', `a: ${'['.repeat(5_000)}${']'.repeat(5_000)}`],
  [
    'too-many-aliases',
    `a: &a [x,x,x,x,x,x,x,x,x]\n${['b', 'c', 'd', 'e', 'f'].map((name, at) => `${name}: &${name} [${`*${'abcde'[at]},`.repeat(9)}]`).join('\n')}\n`,
  ],
  ['duplicate-key', 'kind: Pod\nspec: 1\nspec: 2\n'],
  ['control-characters', 'kind: Pod\nname: a\u0000b\n'],
  ['invalid-utf-8', Buffer.from([0x61, 0x3a, 0x20, 0xff, 0x0a])],
  ['invalid-yaml', '"just a string"\n'],
] as const)('reports %s', (code, text) => {
  expect(collected(text).codes).toEqual([code]);
});

test('the last of two equal keys counts, as for Go', () => {
  expect(collected('kind: Pod\nspec: 1\nspec: 2\n').documents[0]?.envelope).toEqual({ kind: 'Pod', spec: 2 });
});

test('braces in text are no nesting', () => {
  const { codes, documents } = collected(`kind: ConfigMap\ndata: {text: '${'{['.repeat(2000)}'}\n`);
  expect(codes).toEqual([]);
  expect(documents).toHaveLength(1);
});

test('what redaction left is text, not an alias', () => {
  const { documents, problems } = collected('kind: Pod\nhost: ***HIDDEN***\naddress: ***HIDDEN***:80 # x\n');
  expect(documents[0]?.envelope).toEqual({ kind: 'Pod', host: '***HIDDEN***', address: '***HIDDEN***:80' });
  expect(problems).toEqual([]);
});

test('an item that is too large is passed over, the next one is read', () => {
  const large = LIST.replace('name: cart', `name: |\n      ${'x'.repeat(5000)}\n      y`);
  for (const size of [100, 1 << 20]) {
    const { items, documents, codes } = collected(large, size, { maxItemBytes: 1000 });
    expect(items).toEqual([DATABASE]);
    expect(codes).toEqual(['too-large']);
    expect(documents).toMatchObject([{ items: 2, complete: false, envelope: ENVELOPE }]);
  }
});

test('problems and noise are bounded', () => {
  const { problems, noise, summary } = collected(
    `${`${WARNING}\n`.repeat(5)}${'a: [\n---\n'.repeat(5)}`,
    64,
    { maxNoiseLines: 2, maxProblems: 3 },
  );
  expect(noise).toHaveLength(2);
  expect(summary.noiseLines).toBe(5);
  expect(problems.map(({ code }) => code)).toEqual([
    'invalid-yaml',
    'invalid-yaml',
    'invalid-yaml',
    'more-problems',
  ]);
});

test('chunks change nothing', () => {
  const text = `${WARNING}\n${LIST}---\n${POD}---\n${ITEMS}---\n{a: ["ä", 🚀]}\n---\nb: |\n  ---\n\n  ü\n`;
  const whole = collected(text);
  for (const size of [1, 2, 3, 7, 64]) expect(collected(text, size)).toEqual(whole);
});

test('never throws, whatever the bytes', () => {
  const token = fc.constantFrom(
    'items:\n',
    '- ',
    '  - a: 1\n',
    'kind: List\n',
    '---\n',
    '...\n',
    '%YAML 1.1\n',
    '# c\n',
    '"',
    "'",
    '{',
    '[',
    '|\n',
    '\t',
    '\0',
    '\r\n',
    '\n',
    ' ',
    'a: ',
    '&a ',
    '*a',
    '!t ',
    WARNING,
  );
  const soup = fc.array(token, { maxLength: 20 }).map((tokens) => Buffer.from(tokens.join('')));
  const noise = fc.uint8Array({ maxLength: 60 });
  fc.assert(
    fc.property(fc.oneof(soup, noise), fc.integer({ min: 1, max: 9 }), (bytes, size) => {
      expect(collected(bytes, size)).toEqual(collected(bytes));
    }),
    { numRuns: 2000 },
  );
});

test('what only the full parser reads is read up to a bound, and said to be skipped beyond', () => {
  const slow = (name: string) => `- kind: Pod\n  metadata: {name: ${name}, labels: {app: cart}}\n`;
  const fast = '- kind: Pod\n  metadata:\n    name: stock\n';
  const text = `apiVersion: v1\nitems:\n${['a', 'b', 'c', 'd'].map(slow).join('')}${fast}kind: List\n`;
  const { items, problems, documents } = collected(text, 1 << 20, { maxSlowBytes: 2 * slow('a').length - 1 });
  expect(items).toHaveLength(3);
  expect(problems.map(({ code }) => code)).toEqual(['too-slow', 'too-slow']);
  expect(documents).toMatchObject([{ items: 5, complete: false }]);
});
