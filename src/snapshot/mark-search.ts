import { hasMark, MARK_BYTES, NULL_BYTES } from './redaction-mark.ts';

/** Looks for redaction marks in the bytes of one file, until it finds one. */
export class MarkSearch {
  readonly #needles: readonly Buffer[];
  #tail = Buffer.alloc(0);
  #found = false;

  constructor(path: string, nulls = mayHoldNulls(path)) {
    this.#needles = nulls ? [...MARK_BYTES, NULL_BYTES] : MARK_BYTES;
  }

  /** Whether the first mark of the file is in its next bytes, or may be. */
  finds(chunk: Uint8Array): boolean {
    if (this.#found) return false;
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    const goesOn = this.#tail.length > 0;
    const seam = goesOn ? Buffer.concat([this.#tail, bytes.subarray(0, SEAM)]) : bytes.subarray(0, SEAM);
    this.#found = this.#needles.some(
      (needle) => holdsMark(bytes, needle, true) || (goesOn && seam.includes(needle)),
    );
    const last = bytes.length < SEAM ? seam : bytes;
    this.#tail = Buffer.from(last.subarray(Math.max(0, last.length - SEAM)));
    return this.#found;
  }

  /** The same of a text that stands for itself: what is before and after it in the file does not matter. */
  findsIn(text: Uint8Array): boolean {
    if (this.#found) return false;
    const bytes = Buffer.from(text.buffer, text.byteOffset, text.byteLength);
    this.#found = this.#needles.some((needle) => holdsMark(bytes, needle, false));
    return this.#found;
  }
}

/** Only YAML can come from support-bundle-kit, and "null" is a word like any other. */
export function mayHoldNulls(path: string): boolean {
  return /\.ya?ml$/i.test(path);
}

/** Random names hold `xxx`, too, so what is found is looked at: once marked, every object of a file is searched. */
function holdsMark(bytes: Buffer, needle: Buffer, goesOn: boolean): boolean {
  let looked = 0;
  for (let at = bytes.indexOf(needle); at !== -1; at = bytes.indexOf(needle, at + 1)) {
    const after = at + AROUND;
    looked += 1;
    if ((goesOn && after > bytes.length) || looked > MOST_LOOKS) return true;
    if (hasMark(bytes.toString('latin1', Math.max(0, at - AROUND), after))) return true;
  }
  return false;
}

const AROUND = 48;
const MOST_LOOKS = 1000;
const SEAM = 8;
