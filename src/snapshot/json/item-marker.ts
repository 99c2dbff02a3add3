import { CLOSE_BRACE, COMMA, isBlank, NEWLINE, OPEN_BRACE } from './ascii.ts';
import type { ByteWindow } from './byte-window.ts';

/** Bytes of an item's beginning that make a marker of a list without indentation. */
const PREFIX = 48;

/** From the start of a value to its end. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * The bytes that probably close one item of a list and lead to the next. A guess: what is cut at a marker has to
 * prove itself by parsing.
 */
export interface ItemMarker {
  readonly bytes: Buffer;
  /** How many of the bytes belong to the item that closes. */
  readonly closing: number;
}

/**
 * Guessed from the whitespace before the first item: pretty printers close an item on a line of its own, indented
 * as it was opened (`\n        },` in kubectl's lists). `null` when the list is not indented.
 */
export function markerFromIndent(window: ByteWindow, from: number, item: number): ItemMarker | null {
  const indent = window.slice(from, item);
  if (window.at(item) !== OPEN_BRACE || !isIndent(indent)) return null;
  return {
    bytes: Buffer.from([...indent, CLOSE_BRACE, COMMA]),
    closing: indent.length + 1,
  };
}

/**
 * Learned from two neighbours: how the first closes, what stands between, and how both begin
 * (`},{"apiVersion":"v1","kind":"Pod","metadata":{` in minified lists). `null` when they are not objects alike.
 */
export function markerFromNeighbours(window: ByteWindow, item: Span, next: Span): ItemMarker | null {
  if (window.at(item.start) !== OPEN_BRACE || window.at(next.start) !== OPEN_BRACE) return null;
  let close = item.end - 1;
  while (close > item.start && isBlank(window.at(close - 1))) close--;
  const between = window.slice(close, next.start);
  if (between.length > 2 * PREFIX) return null;
  if (isIndent(window.slice(close, item.end - 1))) {
    return { bytes: Buffer.concat([between, Buffer.from([OPEN_BRACE])]), closing: item.end - close };
  }
  const longest = Math.min(PREFIX, item.end - item.start, next.end - next.start);
  let alike = 0;
  while (alike < longest && window.at(item.start + alike) === window.at(next.start + alike)) alike++;
  if (alike < 4) return null;
  return {
    bytes: Buffer.concat([between, window.slice(next.start, next.start + alike)]),
    closing: item.end - close,
  };
}

/** A line end and more than nothing after it. */
function isIndent(blank: Buffer): boolean {
  const line = blank.lastIndexOf(NEWLINE);
  return line !== -1 && line < blank.length - 1 && blank.length <= PREFIX;
}
