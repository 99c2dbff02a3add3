import type { Random } from '../../bench/dump/random.ts';
import { nested, strangeText } from './json.ts';
import { type FileMutation, picked, skewed } from './mutation.ts';

/** What YAML can say, and what people do to it by hand. */
export const YAML_MUTATIONS: readonly FileMutation[] = [
  onLines('indent a line', (line, random) => `${' '.repeat(1 + skewed(8, random))}${line}`),
  onLines('outdent a line', (line, random) => line.slice(skewed(6, random))),
  onLines('a tab', (line) => line.replace(/^ */, '\t')),
  onLines('a tag', (line, random) => afterColon(line, `${picked(TAGS, random)} `)),
  onLines('an anchor', (line, random) => afterColon(line, `&a${random.below(3)} `)),
  onLines('an alias', (line, random) => withValue(line, `*a${random.below(3)}`)),
  onLines(
    'a merge',
    (line, random) => `${line}\n${indentOf(line)}<<: ${picked(['*a0', '[*a0, *a1]', '{x: 1}', '1'], random)}`,
  ),
  onLines('another value', (line, random) => withValue(line, picked(VALUES, random))),
  onLines('a strange text', (line, random) => withValue(line, JSON.stringify(strangeText(random)))),
  onLines('a bare strange text', (line, random) => withValue(line, strangeText(random))),
  onLines('a line of its own', (line, random) => `${line}\n${picked(LINES, random)}`),
  onLines('a line less', () => null),
  onLines('a line twice', (line) => `${line}\n${line}`),
  onLines('a complex key', (line) => line.replace(/^( *)([^ :]+):/, '$1? $2\n$1:')),
  onLines('an open quote', (line, random) =>
    withValue(line, picked(['"', "'", '"\\', '|', '>', '|9', '>-+', '[', '{', '{a: ['], random)),
  ),
  {
    name: 'aliases of aliases',
    keepsSecrets: false,
    apply: (bytes, random) =>
      inLines(bytes, random, (line) => `${bomb(indentOf(line), 4 + random.below(30))}\n${line}`),
  },
  {
    name: 'a deep flow',
    keepsSecrets: false,
    apply: (bytes, random) =>
      inLines(bytes, random, (line) =>
        withValue(
          line,
          picked(
            [
              nested(deep(random), '[', ']'),
              nested(deep(random), '{a: ', '}', '1'),
              '['.repeat(deep(random)),
              '- '.repeat(deep(random)),
            ],
            random,
          ),
        ),
      ),
  },
  {
    name: 'a deep block',
    keepsSecrets: false,
    apply: (bytes, random) =>
      inLines(bytes, random, (line) => `${line}\n${deepBlock(indentOf(line), 1 + skewed(1500, random))}`),
  },
];

type Change = (line: string, random: Random) => string | null;

function onLines(name: string, change: Change): FileMutation {
  return {
    name,
    keepsSecrets: false,
    apply: (bytes, random) => inLines(bytes, random, (line) => change(line, random)),
  };
}

function inLines(bytes: Buffer, random: Random, change: (line: string) => string | null): Buffer {
  const lines = bytes.toString('latin1').split('\n');
  for (let count = 1 + skewed(3, random); count > 0; count--) {
    const at = random.below(lines.length);
    const changed = change(lines[at] ?? '');
    lines.splice(at, 1, ...(changed === null ? [] : [Buffer.from(changed).toString('latin1')]));
  }
  return Buffer.from(lines.join('\n'), 'latin1');
}

function indentOf(line: string): string {
  return /^ */.exec(line)?.[0] ?? '';
}

function afterColon(line: string, what: string): string {
  return line.replace(/^( *-? ?[^:]+: ?)/, (key) => `${key.trimEnd()} ${what}`);
}

function withValue(line: string, value: string): string {
  const key = /^( *(?:- )?[^: ]+:)/.exec(line)?.[0];
  return key === undefined ? `${indentOf(line)}- ${value}` : `${key} ${value}`;
}

function bomb(indent: string, levels: number): string {
  const lines = [`${indent}b0: &b0 [lol, lol, lol, lol, lol, lol, lol, lol]`];
  for (let level = 1; level < levels; level++)
    lines.push(
      `${indent}b${level}: &b${level} [${Array.from({ length: 9 }, () => `*b${level - 1}`).join(', ')}]`,
    );
  return lines.join('\n');
}

function deep(random: Random): number {
  return 1 + skewed(20_000, random);
}

function deepBlock(indent: string, depth: number): string {
  return Array.from({ length: depth }, (_, level) => `${indent}${' '.repeat(level)}a:`).join('\n');
}

const TAGS = [
  '!!binary',
  '!!str',
  '!!int',
  '!!float',
  '!!null',
  '!!map',
  '!!seq',
  '!!set',
  '!!omap',
  '!!timestamp',
  '!!js/function',
  '!!python/object/apply:os.system',
  '!local',
  '!<tag:shop.example,2025:x>',
  '!!',
  '!',
  '!!merge',
];

const VALUES = [
  '~',
  'null',
  'yes',
  'No',
  'on',
  '0o17',
  '0644',
  '1_000',
  '0x1F',
  '.inf',
  '-.nan',
  '1e999',
  '1'.repeat(400),
  '2025-10-19',
  '2025-10-19 20:00:00 +1',
  '12:30:45',
  '{}',
  '[]',
  '{a: {b: [c]}}',
  '[a, [b, {c: d}]]',
  '"\\x00\\u202e\\ud800"',
  "'it''s'",
  '|\n  a\n b',
  '>-\n   a',
  '! a',
  '- a',
  '? a',
  ': a',
  '# a',
  '%a',
  '@a',
  '`a',
  '{__proto__: {polluted: yes}}',
  '***HIDDEN***',
  '*a',
  '&a',
  '<<',
  '""',
];

const LINES = [
  '---',
  '--- |',
  '--- {',
  '...',
  '%YAML 9.9',
  '%TAG ! tag:x,2025:',
  '# comment',
  '<<: *a',
  '__proto__: {polluted: yes}',
  'constructor: 1',
  '"": 1',
  '? {a: 1}\n: 2',
  '? [a]\n: 2',
  '\t',
  '- - - -',
  '- ',
  ':',
  'kind: List',
  'items:',
  'items: []',
  'apiVersion: v1',
  '{',
  ']',
  '"',
  '\u0000',
  '\u0085',
  '\u2028',
  '\ufeff',
  '==== START logs for container a of pod b/c ====',
];
