import { isUtf8 } from 'node:buffer';

const REPLACEMENT = '\ufffd';
const REPLACEMENT_BYTES = Buffer.from(REPLACEMENT);

/** Counts what had to be replaced where a file is not UTF-8. */
export class Utf8Replacements {
  /** Byte sequences read as U+FFFD. */
  replaced = 0;
  /** Offset of the first of them. */
  firstReplaced: number | null = null;

  /** Takes note of a piece that was read; pieces begin and end between characters. */
  count(bytes: Buffer, offset: number): void {
    if (isUtf8(bytes)) return;
    const text = bytes.toString('utf8');
    this.replaced += occurrences(text, REPLACEMENT) - genuine(bytes);
    this.firstReplaced ??= offset + firstInvalid(bytes, text);
  }
}

function occurrences(text: string, part: string): number {
  let count = 0;
  for (let at = text.indexOf(part); at !== -1; at = text.indexOf(part, at + 1)) count++;
  return count;
}

/** U+FFFD that the file itself spells out. */
function genuine(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(REPLACEMENT_BYTES); at !== -1; at = bytes.indexOf(REPLACEMENT_BYTES, at + 3)) {
    count++;
  }
  return count;
}

function firstInvalid(bytes: Buffer, text: string): number {
  let offset = 0;
  let read = 0;
  for (let at = text.indexOf(REPLACEMENT); at !== -1; at = text.indexOf(REPLACEMENT, at + 1)) {
    offset += Buffer.byteLength(text.slice(read, at));
    if (!bytes.subarray(offset, offset + 3).equals(REPLACEMENT_BYTES)) return offset;
    offset += 3;
    read = at + 1;
  }
  return offset;
}
