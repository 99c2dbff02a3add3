import type { Random } from '../../bench/dump/random.ts';
import { type FileMutation, picked, skewed, timesThatFit } from './mutation.ts';

/** What may happen to any bytes. */
export const BYTE_MUTATIONS: readonly FileMutation[] = [
  {
    name: 'flip a bit',
    keepsSecrets: false,
    apply: (bytes, random) => {
      const copy = Buffer.from(bytes);
      for (let count = 1 + skewed(8, random); count > 0 && copy.length > 0; count--) {
        const at = random.below(copy.length);
        copy[at] = (copy[at] ?? 0) ^ (1 << random.below(8));
      }
      return copy;
    },
  },
  { name: 'delete a span', keepsSecrets: false, apply: (bytes, random) => replaced(bytes, random, '') },
  {
    name: 'insert bytes',
    keepsSecrets: false,
    apply: (bytes, random) =>
      inserted(bytes, random, Buffer.from(random.hex(2 * (1 + skewed(64, random))), 'hex')),
  },
  {
    name: 'insert a token',
    keepsSecrets: false,
    apply: (bytes, random) => inserted(bytes, random, Buffer.from(picked(TOKENS, random))),
  },
  {
    name: 'insert what is no UTF-8',
    keepsSecrets: false,
    apply: (bytes, random) => inserted(bytes, random, Buffer.from(picked(NO_UTF_8, random), 'latin1')),
  },
  {
    name: 'insert NUL',
    keepsSecrets: false,
    apply: (bytes, random) => inserted(bytes, random, Buffer.alloc(1 + skewed(3000, random))),
  },
  {
    name: 'insert a long run',
    keepsSecrets: false,
    apply: (bytes, random) => {
      const one = picked(RUNS, random);
      return inserted(bytes, random, Buffer.from(one.repeat(skewed(timesThatFit(one, 200_000), random))));
    },
  },
  {
    name: 'duplicate a span',
    keepsSecrets: false,
    apply: (bytes, random) => {
      const [from, to] = span(bytes, random);
      return inserted(bytes, random, bytes.subarray(from, to));
    },
  },
  {
    name: 'exchange two spans',
    keepsSecrets: false,
    apply: (bytes, random) => {
      const [a = 0, b = 0, c = 0] = [0, 1, 2]
        .map(() => random.below(bytes.length + 1))
        .toSorted((x, y) => x - y);
      return Buffer.concat([
        bytes.subarray(0, a),
        bytes.subarray(b, c),
        bytes.subarray(a, b),
        bytes.subarray(c),
      ]);
    },
  },
  {
    name: 'delete the beginning',
    keepsSecrets: false,
    apply: (bytes, random) => bytes.subarray(skewed(bytes.length + 1, random)),
  },
  {
    name: 'cut',
    keepsSecrets: true,
    cuts: true,
    apply: (bytes, random) =>
      random.chance(0.5)
        ? bytes.subarray(0, random.below(bytes.length + 1))
        : bytes.subarray(0, Math.max(0, bytes.length - 1 - skewed(400, random))),
  },
  { name: 'UTF-8 with a mark', keepsSecrets: true, apply: (bytes) => Buffer.from(`\ufeff${bytes}`) },
  { name: 'two marks', keepsSecrets: true, apply: (bytes) => Buffer.from(`\ufeff\ufeff${bytes}`) },
  {
    name: 'a mark of another encoding',
    keepsSecrets: true,
    apply: (bytes, random) => Buffer.concat([Buffer.from(picked(MARKS, random), 'latin1'), bytes]),
  },
  { name: 'UTF-16LE', keepsSecrets: true, apply: (bytes, random) => utf16(bytes, random) },
  { name: 'UTF-16BE', keepsSecrets: true, apply: (bytes, random) => even(utf16(bytes, random)).swap16() },
  {
    name: 'UTF-16 that loses a byte',
    keepsSecrets: false,
    apply: (bytes, random) => replaced(utf16(bytes, random), random, '', 1),
  },
  {
    name: 'CRLF',
    keepsSecrets: true,
    apply: (bytes) => latin1(bytes, (text) => text.replaceAll('\n', '\r\n')),
  },
  { name: 'CR', keepsSecrets: false, apply: (bytes) => latin1(bytes, (text) => text.replaceAll('\n', '\r')) },
  {
    name: 'half CRLF',
    keepsSecrets: true,
    apply: (bytes, random) =>
      latin1(bytes, (text) => text.replace(/\n/g, () => (random.chance(0.5) ? '\r\n' : '\n'))),
  },
  {
    name: 'everything twice',
    keepsSecrets: true,
    apply: (bytes) => Buffer.concat([bytes, bytes]),
  },
];

function inserted(bytes: Buffer, random: Random, what: Buffer): Buffer {
  const at = random.below(bytes.length + 1);
  return Buffer.concat([bytes.subarray(0, at), what, bytes.subarray(at)]);
}

function replaced(bytes: Buffer, random: Random, what: string, longest = Number.POSITIVE_INFINITY): Buffer {
  const [from, to] = span(bytes, random);
  return Buffer.concat([
    bytes.subarray(0, from),
    Buffer.from(what),
    bytes.subarray(Math.min(to, from + longest)),
  ]);
}

function span(bytes: Buffer, random: Random): readonly [number, number] {
  const from = random.below(bytes.length + 1);
  return [from, Math.min(bytes.length, from + 1 + skewed(Math.min(bytes.length, 4096), random))];
}

function utf16(bytes: Buffer, random: Random): Buffer {
  return Buffer.from(`${random.chance(0.7) ? '\ufeff' : ''}${bytes}`, 'utf16le');
}

function even(bytes: Buffer): Buffer {
  return bytes.subarray(0, bytes.length - (bytes.length % 2));
}

function latin1(bytes: Buffer, change: (text: string) => string): Buffer {
  return Buffer.from(change(bytes.toString('latin1')), 'latin1');
}

/** What a search may have to begin anew at each of. */
const RUNS = [
  '\n',
  ' ',
  '\t',
  '\r\n',
  ' \n',
  '0',
  'a',
  '-',
  '.',
  '/',
  '\\',
  '"',
  "'",
  ':',
  '{',
  '[',
  'a: ',
  '- ',
  '#',
  '=',
  'a=',
  '\u00e9',
  '()',
  '@',
];

const MARKS = [
  '\xff\xfe',
  '\xfe\xff',
  '\xff\xfe\x00\x00',
  '\x00\x00\xfe\xff',
  '\x1f\x8b\x08',
  'PK\x03\x04',
  '%PDF',
];

const NO_UTF_8 = [
  '\xff',
  '\xc0\x80',
  '\xed\xa0\x80',
  '\xf4\x90\x80\x80',
  '\xe2\x82',
  '\x80'.repeat(300),
  '\xc3(',
];

const TOKENS = [
  '"',
  "'",
  '\\',
  '\\u',
  '\\ud800',
  '{',
  '}',
  '[',
  ']',
  ':',
  ',',
  '\n',
  '\r',
  '\t',
  ' ',
  '#',
  '&',
  '*',
  '!',
  '|',
  '>',
  '%',
  '@',
  '`',
  '---\n',
  '\n---\n',
  '\n...\n',
  '- ',
  '<<: ',
  '? ',
  'null',
  'true',
  '1e999',
  '{"items":[',
  '"items":',
  '"kind":"Secret",',
  'kind: Pod\n',
  '/*',
  '//',
  '<html>',
  '\u2028',
  '\u202e',
  '\u200b',
  '\u001b[31m',
  '\u001b]0;x\u0007',
  '\u0085',
  '\ufeff',
  '==== START logs for container a of pod b/c ====\n',
  '==== END logs for container a of pod b/c ====\n',
  'Error from server (Forbidden): pods is forbidden\n',
  'No resources found\n',
  '$ kubectl get pods -A\n',
  'Name:  cart\n',
  'NAME   READY   STATUS   RESTARTS   AGE\n',
];
