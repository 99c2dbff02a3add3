import fc from 'fast-check';
import { isRecord, type JsonRecord } from '../../../src/model/json.ts';
import type { Random } from '../../bench/dump/random.ts';
import { hostileText } from '../../report/markdown/hostile-text.ts';
import { type FileMutation, picked, skewed, timesThatFit } from './mutation.ts';

/** What may stand in JSON that a cluster, or somebody in between, wrote. Anything else is left as it is. */
export const JSON_MUTATIONS: readonly FileMutation[] = [
  changing('replace a value', true, (holder, key, random) => setRaw(holder, key, rawValue(random))),
  changing('replace a text', true, (holder, key, random) => set(holder, key, strangeText(random))),
  changing('replace a text by its like', true, (holder, key, random) =>
    set(holder, key, alike(holder, key, random)),
  ),
  changing('rename a key', true, (holder, key, random) => renamed(holder, key, picked(STRANGE_KEYS, random))),
  changing('remove a member', false, (holder, key) => removed(holder, key)),
  changing('a key twice', true, (holder, key, random) => twice(holder, key, random)),
  changing('repeat an element', true, (holder, key, random) => repeated(holder, key, random)),
  changing('ten thousand members', true, (holder, key, random) => crowded(holder, key, random)),
  changing('copy a value to another place', false, (holder, key, random, places) => {
    const [from, name] = picked(places, random);
    return set(holder, key, read(from, name));
  }),
];

type Holder = JsonRecord | unknown[];
type Place = readonly [holder: Holder, key: string | number];

/** Raw text to stand in for placeholders when all is printed. */
type Raws = Map<string, string>;

type Change = (
  holder: Holder,
  key: string | number,
  random: Random,
  places: readonly Place[],
) => readonly (readonly [placeholder: string, raw: string])[];

function changing(name: string, keepsSecrets: boolean, change: Change): FileMutation {
  return {
    name,
    keepsSecrets,
    apply: (bytes, random) => {
      const root = parsed(bytes);
      if (root === null) return bytes;
      const places = placesIn(root);
      if (places.length === 0) return bytes;
      const raws: Raws = new Map();
      for (let count = 1 + skewed(4, random); count > 0; count--) {
        const [holder, key] = picked(places, random);
        for (const [placeholder, raw] of change(holder, key, random, places)) raws.set(placeholder, raw);
      }
      const text = printed(root, bytes);
      return Buffer.from(
        raws.size === 0 ? text : text.replace(PLACEHOLDER, (mark) => raws.get(mark) ?? mark),
      );
    },
  };
}

function parsed(bytes: Buffer): Holder | null {
  if (bytes.length > LARGEST) return null;
  try {
    const value: unknown = JSON.parse(bytes.toString());
    return Array.isArray(value) || isMutable(value) ? value : null;
  } catch {
    return null;
  }
}

const LARGEST = 3 * 1024 * 1024;

function isMutable(value: unknown): value is JsonRecord {
  return isRecord(value);
}

/** A copy to another place may have made a ring. */
function printed(root: Holder, before: Buffer): string {
  try {
    return JSON.stringify(root, null, before.includes(0x0a) ? 4 : 0);
  } catch {
    return before.toString();
  }
}

function placesIn(root: Holder): readonly Place[] {
  const places: Place[] = [];
  const visit = (value: unknown) => {
    if (!Array.isArray(value) && !isMutable(value)) return;
    for (const [key, child] of Object.entries(value)) {
      places.push([value, Array.isArray(value) ? Number(key) : key]);
      visit(child);
    }
  };
  visit(root);
  return places;
}

function read(holder: Holder, key: string | number): unknown {
  return Reflect.get(holder, key);
}

function set(holder: Holder, key: string | number, value: unknown): [] {
  Object.defineProperty(holder, key, { value, configurable: true, enumerable: true, writable: true });
  return [];
}

let placeholders = 0;
const PLACEHOLDER = /"@@raw-\d+@@"/g;

function setRaw(holder: Holder, key: string | number, raw: string): readonly (readonly [string, string])[] {
  const mark = `@@raw-${placeholders++}@@`;
  set(holder, key, mark);
  return [[JSON.stringify(mark), raw]];
}

function removed(holder: Holder, key: string | number): [] {
  if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else Reflect.deleteProperty(holder, key);
  return [];
}

function renamed(holder: Holder, key: string | number, name: string): [] {
  if (Array.isArray(holder)) return [];
  const value = read(holder, key);
  Reflect.deleteProperty(holder, key);
  return set(holder, name, value);
}

function twice(holder: Holder, key: string | number, random: Random): readonly (readonly [string, string])[] {
  const again = random.chance(0.5) ? JSON.stringify(read(holder, key)) : rawValue(random);
  const first = JSON.stringify(read(holder, key)) ?? 'null';
  if (Array.isArray(holder)) return setRaw(holder, key, `${first},${again}`);
  return setRaw(holder, key, `${first},${JSON.stringify(String(key))}:${again}`);
}

function repeated(holder: Holder, key: string | number, random: Random): [] {
  const value = read(holder, key);
  const size = JSON.stringify(value)?.length ?? 0;
  const most = Math.min(5000, Math.floor(500_000 / (size + 1)));
  if (!Array.isArray(holder)) return set(holder, key, [value, value]);
  holder.push(...Array.from({ length: skewed(most, random) }, () => value));
  return [];
}

function crowded(holder: Holder, key: string | number, random: Random): [] {
  const members = Array.from(
    { length: 10_000 },
    (_, index) => [`shop.example/key-${index}`, random.hex(4)] as const,
  );
  return set(holder, key, random.chance(0.3) ? members.map(([name]) => name) : Object.fromEntries(members));
}

/** A text of the same sort, at the end of what its sort allows. */
function alike(holder: Holder, key: string | number, random: Random): unknown {
  const value = read(holder, key);
  if (typeof value === 'number') return picked(NUMBERS, random);
  if (typeof value !== 'string') return strangeText(random);
  if (/^\d{4}-\d\d-\d\dT/.test(value)) return picked(TIMES, random);
  if (/^\d+(\.\d+)?[a-zA-Z]{0,2}$/.test(value)) return picked(QUANTITIES, random);
  return picked(
    [
      `${value}${strangeText(random)}`,
      value.repeat(1 + skewed(timesThatFit(value, 300), random)),
      value.toUpperCase(),
      strangeText(random),
    ],
    random,
  );
}

/** Texts that somebody thought of, and texts that nobody did. */
export function strangeText(random: Random): string {
  if (random.chance(0.5)) return picked(STRANGE_TEXTS, random);
  return fc.sample(hostileText, { seed: random.below(2 ** 31), numRuns: 1 })[0] ?? '';
}

function rawValue(random: Random): string {
  const roll = random.below(100);
  if (roll < 3) return '['.repeat(1000 * (1 + skewed(100, random)));
  if (roll < 6) return nested(1000 * (1 + skewed(60, random)), '[', ']');
  if (roll < 9) return nested(1000 * (1 + skewed(30, random)), '{"a":', '}', '1');
  if (roll < 12) return JSON.stringify('x'.repeat(1000 * (1 + skewed(1000, random))));
  return picked(RAW_VALUES, random);
}

export function nested(depth: number, open: string, close: string, inner = ''): string {
  return `${open.repeat(depth)}${inner}${close.repeat(depth)}`;
}

const NUMBERS = [0, -1, 1, 0.5, -0.5, 2 ** 31, 2 ** 53, 1e21, 1e308, -1e308, 5e-324, 137, 4294967296];

const TIMES = [
  '9999-12-31T23:59:59Z',
  '0001-01-01T00:00:00Z',
  '2025-13-45T99:99:99Z',
  '-271821-04-20T00:00:00Z',
  '+275760-09-13T00:00:00.001Z',
  '1970-01-01T00:00:00Z',
  '2025-10-19T20:00:00+23:59',
  '2025-10-19T20:00:00.999999999Z',
  '2025-10-19',
  '2038-01-19T03:14:08Z',
  '2025-02-30T00:00:00Z',
  '2025-10-19T24:00:00Z',
];

const QUANTITIES = [
  '1e400',
  '-5Gi',
  '99999999999999999999E',
  '1m1',
  '0x10',
  'NaN',
  'Infinity',
  '1e-400',
  '0',
  '-0',
  '',
  '.',
  '1.',
  '.5',
  '5n',
  '9223372036854775807',
  '1Ki1',
  '１',
];

const STRANGE_KEYS = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'length',
  '',
  ' ',
  'items',
  'kind',
  '0',
  '\u0000',
  '\u202ekind',
  'kind\u200b',
  'KIND',
  '-',
  '@1',
  '\ud800',
];

const STRANGE_TEXTS = [
  '',
  ' ',
  '\u0000',
  '\u0000\u0001\u0002',
  '\u001b[2J\u001b[31mred',
  '\u001b]8;;http://shop.example\u0007link\u001b]8;;\u0007',
  '\u202egnp.exe',
  '\u2066\u2067\u2068\u2069',
  '\u200b\u200c\u200d\u2060\ufeff',
  '\ud800',
  '\udfff',
  '\u0085\u2028\u2029',
  '\u{e0041}\u{e0042}',
  '\u009b31m',
  'a\nb\r\nc\rd',
  '\t\t',
  "'; reboot; '",
  '$(reboot)',
  '`reboot`',
  '"; reboot; "',
  '--all',
  '-A',
  '-',
  '--',
  '../../etc/passwd',
  '/etc/passwd',
  '..',
  '.',
  '~',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'NaN',
  'undefined',
  'null',
  'true',
  '@1',
  '@0',
  '@999999',
  '{{this}}',
  '{{{this}}}',
  '{{#each this}}',
  '#{7*7}',
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  ']]>',
  '<![CDATA[',
  '&amp;&#0;',
  '|',
  '| a | b |\n| - | - |',
  '[x](javascript:alert(1))',
  '![x](http://shop.example/x.png)',
  '<http://shop.example>',
  '```',
  '~~~\n',
  '# h',
  '\\',
  '\\\\',
  'a|b',
  '%s%n%x',
  'x'.repeat(5000),
  'é'.repeat(300),
  '😀'.repeat(200),
  'e\u0301'.repeat(400),
  'kube-api-access-x7x7x',
  'Secret',
  'Pod',
  'List',
  'PodList',
  'v1',
  'shop',
  'ﷺ'.repeat(100),
];

const RAW_VALUES = [
  'null',
  'true',
  'false',
  '0',
  '-0',
  '-1',
  '1e999',
  '-1e999',
  '1e-999',
  '9007199254740993',
  '1'.repeat(400),
  '""',
  '" "',
  '[]',
  '{}',
  '[[]]',
  '[null]',
  '[{}]',
  '[[[{}]]]',
  '{"":null}',
  '"\\ud800"',
  '"\\u0000"',
  '"\\u202e"',
  '{"__proto__":{"polluted":"yes"}}',
  '{"constructor":{"prototype":{"polluted":"yes"}}}',
  '{"toString":1,"hasOwnProperty":2,"length":-1,"valueOf":null}',
  '[1,"a",null,{},[]]',
  '{"a":{"b":{"c":{}}}}',
  '{"items":[{"kind":"Pod"}]}',
  '{"length":4294967295}',
  '{"0":1,"1":2}',
  '01',
  '+1',
  '.5',
  '1.',
  'NaN',
  'undefined',
  "'a'",
  '"a\nb"',
  '"\\x41"',
  '{a:1}',
  '[1,]',
  '{"a":1,}',
  '/* */1',
  '"',
  '{"a"',
  '<none>',
  '***HIDDEN***',
  '{"name":{"name":"x"}}',
  '{"name":["x"]}',
  '{"matchLabels":[]}',
  '"@1"',
  '["@0"]',
  '{"$ref":"#"}',
  '{"then":1}',
  '{"toJSON":"x"}',
];
