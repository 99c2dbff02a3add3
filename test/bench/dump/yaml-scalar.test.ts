import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { scalar } from './yaml-scalar.ts';

const LONG = `${'word '.repeat(15)}0123456789 next`;

test.each([
  ['shop', 'shop'],
  ['1', '"1"'],
  ['true', '"true"'],
  ['500m', '500m'],
  ['2026-03-02T09:00:00Z', '"2026-03-02T09:00:00Z"'],
  ['', '""'],
  ['status: [app]', "'status: [app]'"],
  ['{"a":1}', '\'{"a":1}\''],
  ["it's: so", "'it''s: so'"],
  ['one\ntwo\n', '|\n  one\n  two'],
  ['one\n\ntwo', '|-\n  one\n\n  two'],
  ['🚀', '"\\U0001F680"'],
  [LONG, LONG.replace('0123456789 ', '0123456789\n  ')],
  [`${LONG}: x`, `'${LONG.replace('0123456789 ', '0123456789\n  ')}: x'`],
])('%j is written as go-yaml writes it', (value, expected) => {
  expect(scalar(value, 0, 2)).toBe(expected);
  expect(parse(`key: ${scalar(value, 5, 2)}\n`)).toEqual({ key: value });
});

test('a key is never folded', () => {
  expect(scalar(LONG, 0, null)).toBe(LONG);
});
