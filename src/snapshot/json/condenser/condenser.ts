import type { ByteWindow } from '../byte-window.ts';
import type { Span } from '../item-marker.ts';
import type { Condensed } from './condensed.ts';
import { layOut, type MemoryLayout } from './memory-layout.ts';
import { createScanner, type Scanner } from './scanner.ts';

/**
 * Bytes looked at in one go. What is read must not depend on how the file arrives, so a piece is always this long, but
 * for the end of the file.
 */
export const PIECE = 256 * 1024;
/** Text handed to one `JSON.parse`, parts included: large texts are slower, and most of this is parts. */
const ENOUGH = 128 * 1024;
/** Words of a use. */
const USE = 5;

/**
 * Reads the items of a list faster than `JSON.parse` could read their text. A scanner in WebAssembly checks the bytes
 * against the grammar, whatever their layout, and writes them again without whitespace, without `managedFields`, and
 * without the parts that it has met before (see `POINTS`): only what is left has to be parsed, by a `Restorer`.
 */
export class Condenser {
  readonly #layout: MemoryLayout;
  readonly #scanner: Scanner;
  /** Parts that were handed over. */
  #known = 0;
  #forgets = false;

  constructor() {
    const memory = new WebAssembly.Memory({ initial: 1 });
    this.#scanner = createScanner(memory);
    this.#layout = layOut(memory, this.#scanner, PIECE);
  }

  /**
   * The items that begin at `at`, one after another, as many as are whole and plainly valid. `null` when the first is
   * not, or is longer than a piece; `starved` when more bytes have to arrive first.
   */
  read(window: ByteWindow, at: number): Condensed | null | 'starved' {
    const to = Math.min(at + PIECE, window.limit);
    if (to < at + PIECE && !window.closed) return 'starved';
    const scanner = this.#scanner;
    if (scanner.isFull() !== 0) {
      scanner.forget();
      this.#known = 0;
      this.#forgets = true;
    }
    const { bytes, input, output } = this.#layout;
    bytes.set(window.slice(at, to), input);
    bytes.fill(0, input + to - at, input + to - at + 64);
    const end = at + scanner.condense(input, input + to - at, output, ENOUGH) - input;
    return scanner.itemCount() === 0 ? null : this.#condensed(end, this.#neighbours(at - input, end));
  }

  #condensed(end: number, neighbours: readonly Span[]): Condensed {
    const { bytes, words, output, uses, times } = this.#layout;
    const scanner = this.#scanner;
    const forgets = this.#forgets;
    this.#forgets = false;
    return {
      text: bytes.subarray(output, scanner.outputEnd()),
      isAscii: scanner.onlyAscii() !== 0,
      uses: words.subarray(uses / 4, uses / 4 + scanner.useCount() * USE),
      times: words.subarray(times / 4, times / 4 + scanner.timeCount()),
      parts: this.#newParts(),
      forgets,
      count: scanner.itemCount(),
      end,
      neighbours,
    };
  }

  #newParts(): readonly Uint8Array[] {
    const { bytes, words } = this.#layout;
    const parts: Uint8Array[] = [];
    for (const count = this.#scanner.knownParts(); this.#known < count; this.#known++) {
      const start = this.#scanner.partText(this.#known);
      parts.push(bytes.subarray(start + 4, start + 4 + (words[start / 4] ?? 0)));
    }
    return parts;
  }

  /** `shift` leads from addresses to offsets. */
  #neighbours(shift: number, end: number): readonly Span[] {
    const scanner = this.#scanner;
    if (scanner.itemCount() < 2) return [];
    return [
      { start: scanner.neighbourFrom() + shift, end: scanner.neighbourTo() + shift },
      { start: scanner.lastStart() + shift, end },
    ];
  }
}
