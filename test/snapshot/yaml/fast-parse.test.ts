import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { CORE_SCHEMA, dump, load } from 'js-yaml';
import { expect, test } from 'vitest';
import { parseDocument, stringify } from 'yaml';
import { fastParse } from '../../../src/snapshot/yaml/fast-parse.ts';

/** What the full parser makes of a text; `undefined` when it refuses it. */
function full(text: string): unknown {
  const document = parseDocument(text);
  return document.errors.length > 0 ? undefined : document.toJS();
}

/** `yaml` drops lines of spaces at the end of a block scalar with a stated indentation; there `js-yaml` decides. */
function expectSame(value: unknown, text: string): void {
  const expected = full(text);
  const stated = /[|>][+-]?[1-9]/.test(text) && !isDeepStrictEqual(value, expected);
  expect(value, JSON.stringify(text)).toEqual(stated ? load(text, { schema: CORE_SCHEMA }) : expected);
}

const NASTY = [
  'yes',
  'No',
  'on',
  '0644',
  '1e3',
  '1_000',
  '~',
  'null',
  'Null',
  'true',
  'FALSE',
  '- x',
  '-',
  '--',
  '---',
  '...',
  'a: b',
  'a:b',
  'a:',
  ':a',
  ':',
  '#c',
  'a #b',
  'a#b',
  '0x1F',
  '0o17',
  '0b1',
  '.inf',
  '-.inf',
  '+.INF',
  '.nan',
  '.5',
  '5.',
  '+1',
  '-0',
  '1.10',
  '12e03',
  '1.2.3',
  '10.96.0.1',
  '10.96.0.0/12',
  '100m',
  '64Mi',
  '1h30m',
  '12:30:45',
  '',
  ' ',
  ' lead',
  'trail ',
  'tab\tin',
  '\ttab',
  'line\nline',
  'line\nline\n',
  'line\n\nline\n\n\n',
  '\nline',
  '  indented\nthen not',
  'then\n  indented\nnot',
  'trailing \nspaces \n',
  '2025-11-16',
  '2025-11-16T14:45:30Z',
  '{"a":1}',
  '{}',
  '[]',
  '[a',
  'a]',
  '*star',
  '&and',
  '!bang',
  '|',
  '>',
  '%',
  '@at',
  '`tick',
  '"quoted"',
  "it's",
  "'",
  '"',
  'back\\slash',
  'C:\\new',
  '? q',
  '?q',
  '<<',
  '=',
  '🚀 emoji',
  'umlaut ä',
  '节点',
  '\u0085nel',
  'nbsp\u00a0',
  '\u2028',
  '\ufeff',
  '\u0007bell',
  '\u001b[33m',
  '__proto__',
  'constructor',
  'x'.repeat(200),
  'word '.repeat(40).trim(),
  'two  spaces '.repeat(20),
  '1'.repeat(25),
  '1e400',
];

const scalar = fc.oneof(
  fc.constantFrom(...NASTY),
  fc.string({ maxLength: 12 }),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.string({
    unit: fc.constantFrom('a', ' ', '\n', '-', ':', '#', '"', "'", '\\', '\t', '0', '.'),
    maxLength: 12,
  }),
  fc
    .array(fc.constantFrom('lorem', 'ipsum:', '#dolor', '\n', '\n\n', '  sit', '"amet"', '-'), {
      maxLength: 40,
    })
    .map((words) => words.join(' ')),
);

const value = fc.letrec((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    scalar,
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('node'), { maxLength: 4 }),
    fc.dictionary(scalar, tie('node'), { maxKeys: 4 }),
  ),
})).node;

const PRINTERS: readonly (readonly [string, (data: unknown) => string])[] = [
  ['yaml', (data) => stringify(data, { aliasDuplicateObjects: false })],
  [
    'yaml, as kubectl indents',
    (data) => stringify(data, { aliasDuplicateObjects: false, indentSeq: false, lineWidth: 0 }),
  ],
  [
    'yaml, single quotes',
    (data) => stringify(data, { aliasDuplicateObjects: false, singleQuote: true, lineWidth: 30 }),
  ],
  [
    'yaml, double quotes',
    (data) =>
      stringify(data, { aliasDuplicateObjects: false, defaultStringType: 'QUOTE_DOUBLE', lineWidth: 30 }),
  ],
  [
    'yaml, folded',
    (data) => stringify(data, { aliasDuplicateObjects: false, blockQuote: 'folded', lineWidth: 30 }),
  ],
  ['js-yaml', (data) => dump(data, { noRefs: true })],
  ['js-yaml, as kubectl indents', (data) => dump(data, { noRefs: true, lineWidth: -1 })],
  ['js-yaml, narrow', (data) => dump(data, { noRefs: true, lineWidth: 30 })],
];

test.each(PRINTERS)('is the full parser or nothing on what is printed by %s', (_, print) => {
  fc.assert(
    fc.property(fc.dictionary(scalar, value, { minKeys: 1, maxKeys: 5 }), (data) => {
      const text = print(data);
      const fast = fastParse(Buffer.from(text));
      if (fast !== null) expectSame(fast.value, text);
    }),
    { numRuns: 400 },
  );
});

test('is the full parser or nothing on any soup of YAML', () => {
  const token = fc.constantFrom(
    'a',
    'b:',
    ' ',
    '  ',
    '\n',
    '\n',
    '\n  ',
    '- ',
    '-',
    ': ',
    '#',
    '"',
    "'",
    '|',
    '|-\n',
    '>\n',
    '|2+\n',
    '\\',
    '0',
    '{}',
    '[]',
    'null',
    '.',
    '\t',
    '---',
    'x: ',
    '&a',
    '*a',
  );
  fc.assert(
    fc.property(fc.array(token, { maxLength: 16 }), (tokens) => {
      const text = tokens.join('');
      const fast = fastParse(Buffer.from(text));
      if (fast !== null) expectSame(fast.value, text);
    }),
    { numRuns: 4000, examples: [[['- ', '|2+\n', '\n  ', '|2+\n', ' ']]] },
  );
});

test.each(NASTY)('the scalar %j as a plain value, key and list entry', (text) => {
  for (const document of [
    `key: ${text}\n`,
    `${text}: value\n`,
    `- ${text}\n`,
    `key:\n- ${text}\n`,
    `key: |\n  ${text}\n`,
  ]) {
    const fast = fastParse(Buffer.from(document));
    if (fast !== null) expectSame(fast.value, document);
  }
});

const POD = `apiVersion: v1
kind: Pod
metadata:
  annotations:
    checksum/config: a4167b16
    note: "first line\\nsecond \\u00e4 line that is long enough to be folded by
      the printer\\\\ and \\"goes\\" on"
    prometheus.io/port: "9102"
    quoted: 'it''s'
  creationTimestamp: null
  labels: {}
  name: cart
spec:
  containers:
  - args:
    - -c
    - |-
      set -e
      	exec /cart --port=8080

    command: [] 
    image: quay.io/shop/cart:v1
    resources:
      requests:
        cpu: 100m
    weight: 1.5e-07
  priority: 0
`;

test.each([
  ['a pod as kubectl prints it', POD],
  ['the same with Windows line ends', POD.replaceAll('\n', '\r\n')],
  ['comments between lines', '# captured\n\na: 1\n# more\nb:\n  # inner\n  c: 2\n'],
  ['sequences in sequences', '- - a\n  - b\n-\n  - c\n- - - d\n'],
  ['keys out of order', 'b: 1\na: 2\n'],
  ['a literal that keeps its end', 'a: |+\n  x\n\n\nb: 1\n'],
  ['a literal with a stated indentation', 'a: |2\n    x\n  y\nb: 1\n'],
  ['a folded scalar', 'a: >-\n  one\n  two\n\n  three\n    four\n  five\n'],
  ['a scalar below its key', 'a:\n  some\n  words\n\n  more\nb: 1\n'],
  ['no line feed at the end', 'a: 1\nb: two'],
  ['nothing', ''],
  ['a comment', '# nothing\n'],
])('reads fast: %s', (_, text) => {
  expect(fastParse(Buffer.from(text))).toEqual({ value: full(text) });
});

test.each([
  ['flow', '{a: 1}\n'],
  ['an anchor', 'a: &x 1\n'],
  ['an alias', 'a: *x\n'],
  ['a tag', 'a: !!str 1\n'],
  ['a tab', '\ta: 1\n'],
  ['a comment behind a value', 'a: 1 # one\n'],
  ['an octal of YAML 1.1', 'mode: 0644\n'],
  ['a second key', 'a: 1\nb: 2\na: 3\n'],
  ['a complex key', '? a\n: b\n'],
  ['a control character', 'a: b\u0000c\n'],
  ['a broken indentation', 'a:\n    b: 1\n  c: 2\n'],
  ['a mapping in a line', 'a: b: c\n'],
  ['deep nesting', '- '.repeat(5000)],
])('leaves to the full parser: %s', (_, text) => {
  expect(fastParse(Buffer.from(text))).toBeNull();
});

test('a captured key is an own member, whatever its name', () => {
  const value = fastParse(Buffer.from('__proto__:\n  polluted: true\n'))?.value;
  expect(Object.keys(Object(value))).toEqual(['__proto__']);
  expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
});
