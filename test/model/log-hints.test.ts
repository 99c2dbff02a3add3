import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hintedSignatures } from '../../src/model/log-hints.ts';
import { LOG_SIGNATURES } from '../../src/model/log-signatures.ts';

const HINTS = LOG_SIGNATURES.flatMap(({ hints }) => hints);

test('finds the signatures that one would find by looking for each hint', () => {
  const part = fc.oneof(
    fc.constantFrom(...HINTS),
    // Hints that overlap, or are cut.
    fc.tuple(fc.constantFrom(...HINTS), fc.nat(12)).map(([hint, length]) => hint.slice(0, length)),
    fc.constantFrom(' ', ': ', 'error', 'e', 'permission '),
  );
  const line = fc.array(part, { maxLength: 6 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(line, (lower) => {
      const expected = LOG_SIGNATURES.filter(({ hints }) => hints.some((hint) => lower.includes(hint)));
      expect(hintedSignatures(lower).map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
    }),
    { numRuns: 2000 },
  );
});
