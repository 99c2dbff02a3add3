import { text } from './json.ts';

/** As `text`, cut to so many UTF-16 code units, never inside a surrogate pair. */
export function boundedText(value: unknown, longest: number): string | null {
  const whole = text(value);
  if (whole === null || whole.length <= longest) return whole;
  const cut = whole.slice(0, longest);
  return HALF_PAIR.test(cut) ? cut.slice(0, -1) : cut;
}

const HALF_PAIR = /[\uD800-\uDBFF]$/;
