import { expect, test } from 'vitest';
import { type CapturedList, capturedFrom } from '../../src/model/captured.ts';

function pods(list: Partial<CapturedList>): CapturedList {
  return { source: 'pods', state: 'captured', scope: 'cluster', namespaces: [], ...list };
}

const TABLE = pods({ form: 'table' });
const ONE_DESCRIBED = pods({ form: 'describe', state: 'partial', scope: 'unknown', namespaces: ['shop'] });

test('a whole table shows what exists, and so what does not', () => {
  const captured = capturedFrom([TABLE]);
  expect(captured.state('pods')).toBe('from text');
  expect([captured.any('pods'), captured.all('pods'), captured.all('pods', 'shop')]).toEqual([
    true,
    true,
    true,
  ]);
});

test('one description shows one object', () => {
  const captured = capturedFrom([ONE_DESCRIBED]);
  expect(captured.state('pods')).toBe('partial');
  expect([captured.any('pods'), captured.all('pods')]).toEqual([true, false]);
});

test.each<[string, readonly CapturedList[], string]>([
  ['whole JSON', [TABLE, pods({})], 'captured'],
  ['a part of JSON', [TABLE, pods({ state: 'partial' })], 'partial'],
  ['JSON of a namespace', [TABLE, pods({ scope: 'namespace', namespaces: ['shop'] })], 'captured'],
  [
    'a namespace without any',
    [TABLE, pods({ state: 'empty', scope: 'namespace', namespaces: ['depot'] })],
    'from text',
  ],
  ['a refusal', [TABLE, pods({ state: 'forbidden' })], 'from text'],
  ['an empty file', [TABLE, pods({ state: 'failed' })], 'from text'],
])('a table beside %s', (_, lists, state) => {
  expect(capturedFrom(lists).state('pods')).toBe(state);
  expect(capturedFrom(lists.toReversed()).state('pods')).toBe(state);
});

test('without text, as if nobody had captured it', () => {
  const captured = capturedFrom([TABLE, ONE_DESCRIBED]);
  expect(captured.without(['table']).state('pods')).toBe('partial');
  expect(captured.without(['table', 'describe']).state('pods')).toBe('not captured');
  expect([
    captured.fromText('pods'),
    captured.fromText('pods', ['table']),
    captured.fromText('nodes'),
  ]).toEqual([true, true, false]);
  expect(captured.without(['table']).fromText('pods', ['table'])).toBe(false);
});
