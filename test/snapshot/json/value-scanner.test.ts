import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ValueScanner } from '../../../src/snapshot/json/value-scanner.ts';

function scanned(text: string, chunk: number): readonly [string, number] {
  const bytes = Buffer.from(text);
  const scanner = new ValueScanner();
  let at = 0;
  while (scanner.state === 'open' && at < bytes.length) {
    at = scanner.scan(bytes, at, Math.min(at + chunk, bytes.length));
  }
  return [scanner.state, at];
}

test('finds the end of any value, in any pieces', () => {
  fc.assert(
    fc.property(fc.json(), fc.integer({ min: 1, max: 9 }), (value, chunk) => {
      expect(scanned(`${value}, "rest"`, chunk)).toEqual(['done', Buffer.byteLength(value)]);
    }),
    { numRuns: 300 },
  );
});

test.each([
  ['a line end in a string', '{"a":"b\n', 7],
  ['a wrong bracket', '{"a":1]', 6],
  ['an object where a comma must stand', '{"a":1 {', 7],
  ['an object where a key must stand', '{"a":1,{', 7],
  ['two strings', '["a" "b"]', 5],
])('breaks at %s', (_, text, at) => {
  for (const chunk of [1, 2, 100]) expect(scanned(text, chunk)).toEqual(['broken', at]);
});

test('a lenient scan follows nesting only', () => {
  const text = Buffer.from('{"a" "}" {"b":1 [2]} 3},');
  const scanner = new ValueScanner();
  scanner.restart(true);
  expect([scanner.scan(text, 0, text.length), scanner.state]).toEqual([text.length - 1, 'done']);
});
