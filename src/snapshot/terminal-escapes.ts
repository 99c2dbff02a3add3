/**
 * The bytes without terminal colours and other escape sequences of ECMA-48, which no JSON, YAML or table can hold.
 * Chunks without any pass through uncopied.
 */
export async function* withoutEscapes(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let open: Uint8Array = NOTHING;
  for await (const chunk of chunks) {
    const bytes = open.length === 0 ? chunk : Buffer.concat([open, chunk]);
    open = NOTHING;
    if (!bytes.includes(ESCAPE)) {
      yield bytes;
      continue;
    }
    const last = bytes.lastIndexOf(ESCAPE);
    const whole =
      endOfEscape(bytes, last) === null && bytes.length - last < LONGEST_ESCAPE ? last : bytes.length;
    open = bytes.slice(whole);
    yield unescaped(bytes.subarray(0, whole));
  }
  if (open.length > 0) yield open;
}

function unescaped(bytes: Uint8Array): Uint8Array {
  const kept = Buffer.allocUnsafe(bytes.length);
  let written = 0;
  for (let at = 0; at < bytes.length; ) {
    const next = bytes.indexOf(ESCAPE, at);
    const stop = next < 0 ? bytes.length : next;
    kept.set(bytes.subarray(at, stop), written);
    written += stop - at;
    at = next < 0 ? stop : (endOfEscape(bytes, next) ?? next + 1);
  }
  return kept.subarray(0, written);
}

/** The index after a control sequence (`ESC [ … letter`), an operating system command, or an escape of two bytes. */
function endOfEscape(bytes: Uint8Array, start: number): number | null {
  const kind = bytes[start + 1];
  if (kind === undefined) return null;
  if (kind !== 0x5b && kind !== 0x5d) return start + 2;
  for (let at = start + 2; at < Math.min(bytes.length, start + LONGEST_ESCAPE); at++) {
    const byte = bytes[at] ?? 0;
    if (kind === 0x5d ? byte === 0x07 : byte >= 0x40 && byte <= 0x7e) return at + 1;
    if (byte < 0x20) return at;
  }
  return null;
}

const NOTHING = new Uint8Array(0);
const ESCAPE = 0x1b;
const LONGEST_ESCAPE = 256;
