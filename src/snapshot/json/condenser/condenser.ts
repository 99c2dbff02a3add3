import type { ByteWindow } from '../byte-window.ts';
import type { Span } from '../item-marker.ts';
import type { CondensedItems } from './condensed.ts';
import { layOut, type MemoryLayout } from './memory-layout.ts';
import { createScanner, type Scanner } from './scanner.ts';

/**
 * Bytes looked at in one go. What is read must not depend on how the file arrives, so a piece is always this long, but
 * for the end of the file. What is handed over costs as much each time as twenty pods do: shorter pieces are slower.
 */
export const PIECE = 1024 * 1024;
/** Text handed to one `JSON.parse`, parts included: large texts are slower, and most of this is parts. */
const ENOUGH = 512 * 1024;
/** Words of a use, and of a variable. */
const USE = 5;
const VARIABLE = 2;

/**
 * Reads the items of a list faster than `JSON.parse` could read their text. A scanner in WebAssembly checks the bytes
 * against the grammar, whatever their layout, and writes them again without whitespace, without `managedFields`, and
 * without the parts that it has met before (see `POINTS`): only what is left has to be parsed, by a `Restorer`.
 */
export class Condenser {
  readonly #layout: MemoryLayout;
  readonly #scanner: Scanner;
  /** Where the texts of the parts begin that were not handed over yet. */
  #newParts: number;
  #forgets = false;
  /** Nothing beyond ASCII was read since the last items were handed over. */
  #isAscii = true;

  constructor() {
    const memory = new WebAssembly.Memory({ initial: 1 });
    this.#scanner = createScanner(memory);
    this.#layout = layOut(memory, this.#scanner, PIECE);
    this.#newParts = this.#scanner.partTexts();
  }

  /**
   * The items that begin at `at`, one after another, as many as are whole and plainly valid. `null` when the first is
   * not, or is longer than a piece; `starved` when more bytes have to arrive first.
   */
  read(window: ByteWindow, at: number): CondensedItems | null | 'starved' {
    const to = Math.min(at + PIECE, window.limit);
    if (to < at + PIECE && !window.closed) return 'starved';
    const scanner = this.#scanner;
    if (scanner.isFull() !== 0) {
      scanner.forget();
      this.#newParts = scanner.partTexts();
      this.#forgets = true;
    }
    const { bytes, input, output } = this.#layout;
    bytes.set(window.slice(at, to), input);
    bytes.fill(0, input + to - at, input + to - at + 64);
    const end = at + scanner.condense(input, input + to - at, output, ENOUGH) - input;
    this.#isAscii &&= scanner.onlyAscii() !== 0;
    return scanner.itemCount() === 0 ? null : this.#condensed(end, this.#neighbours(at - input, end));
  }

  #condensed(end: number, neighbours: readonly Span[]): CondensedItems {
    const { bytes, words, output, uses, variables, rows, leaves } = this.#layout;
    const scanner = this.#scanner;
    const forgets = this.#forgets;
    this.#forgets = false;
    const isAscii = this.#isAscii;
    this.#isAscii = true;
    const newParts = this.#newParts;
    this.#newParts = scanner.partTextsEnd();
    return {
      text: bytes.subarray(output, scanner.outputEnd()),
      isAscii,
      rows: words.subarray(rows / 4, scanner.rowEnd() / 4),
      leaves: bytes.subarray(leaves, scanner.leafEnd()),
      uses: words.subarray(uses / 4, uses / 4 + scanner.useCount() * USE),
      variables: words.subarray(variables / 4, variables / 4 + scanner.variableCount() * VARIABLE),
      parts: words.subarray(newParts / 4, this.#newParts / 4),
      forgets,
      count: scanner.itemCount(),
      end,
      neighbours,
    };
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
