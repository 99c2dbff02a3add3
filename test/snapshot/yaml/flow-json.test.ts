import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Document, parse, YAMLMap, YAMLSeq } from 'yaml';
import { FlowJson } from '../../../src/snapshot/yaml/flow-json.ts';

function converted(text: string, size = 4096): string {
  const flow = new FlowJson();
  const bytes = Buffer.from(text);
  const pieces: string[] = [];
  const parts: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += size)
    parts.push(Buffer.from(flow.push(bytes.subarray(at, at + size))));
  parts.push(Buffer.from(flow.end()));
  pieces.push(Buffer.concat(parts).toString('utf8'));
  return pieces.join('');
}

test.each([
  ['plain keys and trailing commas', '{\n  apiVersion: "v1",\n  items: [{ kind: Pod, }, ],\n}\n'],
  ['scalars', '{a: 1, b: -1.5e3, c: true, d: null, e: ~, f: yes, g: 0x1F, h: .5, i: 1.2.3, j: 2001-01-01}'],
  ['no value', '{a: , b: [], c: {}, d: }'],
  ['colons that end nothing', '{url: http://cart.shop:80/a, image: "shop/cart:2", a/b.c: x:y}'],
  ['adjacent values', '{"a":1,"b":"c", \'d\': \'it\'\'s\'}'],
  ['comments', '{ # first\n  a: 1, # then, {[\n  b: "#", c: x#y\n}'],
  ['escapes', '{a: "\\x41\\u00e9\\U0001F600\\t\\e\\0\\N\\_\\/\\ x\\"\\\\"}'],
  ['folded lines', '{a: "one\n   two\n\n   three", b: \'one\n   two\', c: one\n   two}'],
  [
    'escaped line breaks, as KYAML prints long text',
    '{\n  a: "\\\n     first\\n\\\n     \\ second\\n\\\n    ",\n}',
  ],
  ['tabs in a text', '{a: "one\ttwo"}'],
  ['words of two', '{a: b c, d: [e f, g]}'],
  ['a bare sequence', '[{a: 1}, {b: 2}]'],
])('%s', (_, yaml) => {
  const expected: unknown = parse(yaml);
  for (const size of [1, 2, 3, 4096]) expect(JSON.parse(converted(yaml, size))).toEqual(expected);
});

describe('around documents', () => {
  test('the lines between stay, without the dashes', () => {
    expect(converted('# kyaml\n---\n{a: 1,}\nWarning: it {is} old\n---\n{b: 2}\n')).toBe(
      '\n   \n{"a": 1 }\nWarning: it {is} old\n   \n{"b": 2}\n',
    );
  });

  test('what is cut stays cut', () => {
    expect(converted('{a: {b: "c')).toBe('{"a": {"b": "c');
    expect(converted('{a: [1, 2,')).toBe('{"a": [1, 2,');
  });
});

test('whatever is written in flow style reads as the full parser reads it', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.integer({ min: 1, max: 64 }), (value, size) => {
      const document = new Document({ value });
      const flow = (node: unknown): void => {
        if (!(node instanceof YAMLMap || node instanceof YAMLSeq)) return;
        node.flow = true;
        for (const item of node.items) flow(item instanceof Object && 'value' in item ? item.value : item);
      };
      flow(document.contents);
      const text = document.toString({ lineWidth: 40 });
      const expected: unknown = parse(text);
      expect(JSON.parse(converted(text, size))).toEqual(expected);
    }),
    { numRuns: 300 },
  );
});
