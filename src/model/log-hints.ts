import { lazily } from './lazy.ts';
import type { LogSignature } from './log-signature.ts';
import { LOG_SIGNATURES } from './log-signatures.ts';

/** The signatures that a line, in lower case, holds a hint of, as they are listed. Most lines hold none: one look tells. */
export function hintedSignatures(lower: string): readonly LogSignature[] {
  ANY_HINT.lastIndex = 0;
  let found = ANY_HINT.exec(lower);
  if (found === null) return NONE;
  const met = new Set<number>();
  for (; found !== null; found = ANY_HINT.exec(lower)) {
    for (const place of places().get(found[0]) ?? []) met.add(place);
    // Hints may overlap.
    ANY_HINT.lastIndex = found.index + 1;
  }
  return [...met]
    .toSorted((a, b) => a - b)
    .flatMap((place) => LOG_SIGNATURES[place] ?? [])
    .filter(({ hints }) => hints.some((hint) => lower.includes(hint)));
}

const NONE: readonly LogSignature[] = [];
const HINTS = [...new Set(LOG_SIGNATURES.flatMap((signature) => signature.hints))];
const ANY_HINT = new RegExp(HINTS.map((hint) => hint.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'), 'g');

/** The signatures, by place, of a hint and of those that may stand where it stands: they begin alike. */
const places = lazily(
  (): ReadonlyMap<string, readonly number[]> =>
    new Map(
      HINTS.map((hint) => [
        hint,
        LOG_SIGNATURES.flatMap(({ hints }, place) =>
          hints.some((other) => other.startsWith(hint) || hint.startsWith(other)) ? [place] : [],
        ),
      ]),
    ),
);
