import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonText } from '../../src/report/json-text.ts';

/** Of every plane, and those that matter more often than by chance. */
const text = fc.string({
  unit: fc.oneof(
    fc.string({ unit: 'binary', maxLength: 1 }),
    fc.constantFrom(
      '\u202e',
      '\u2066',
      '\u200b',
      '\u200d',
      '\u061c',
      '\u009b',
      '\x7f',
      '\u{e0041}',
      '\u2028',
      '👩',
    ),
  ),
});

test('JSON is what JSON.stringify says, without what nobody sees', () => {
  fc.assert(
    fc.property(fc.dictionary(text, fc.oneof(text, fc.double(), fc.array(text))), (value) => {
      const printed = jsonText(value);
      expect(JSON.parse(printed)).toEqual(JSON.parse(JSON.stringify(value)));
      expect(printed.replaceAll('\n', '')).not.toMatch(
        /\p{Cc}|\p{Zl}|\p{Zp}|\p{Default_Ignorable_Code_Point}/u,
      );
      expect(printed).not.toMatch(/\u061c|[\ufff9-\ufffb]/);
    }),
    { seed: 3 },
  );
});

test('what can be seen stays as it is', () => {
  expect(jsonText({ name: 'café 中 👍' })).toBe('{\n  "name": "café 中 👍"\n}\n');
  expect(jsonText(['a\u202eb', '\u{e0041}'])).toBe('[\n  "a\\u202eb",\n  "\\udb40\\udc41"\n]\n');
});
