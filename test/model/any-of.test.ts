import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyOf } from '../../src/model/any-of.ts';

const PATTERNS = [/^a|b$/, /(?:^|\/)dind$/, /\b(csi|nfs-(client)?)\b/, /c{2,3}/];

test('matches where one of the patterns does', () => {
  const text = fc.string({
    unit: fc.constantFrom('a', 'b', 'c', '/', '-', 'dind', 'csi', 'nfs-client', ' '),
  });
  fc.assert(
    fc.property(text, fc.subarray(PATTERNS, { minLength: 1 }), (words, some) => {
      expect(anyOf(some).test(words)).toBe(some.some((pattern) => pattern.test(words)));
    }),
  );
});
