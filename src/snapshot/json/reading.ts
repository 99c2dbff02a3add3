import { CLOSE_BRACKET, OPEN_BRACKET } from './ascii.ts';
import { ByteWindow } from './byte-window.ts';
import { type Condenser, PIECE } from './condenser/condenser.ts';
import { NoiseLines } from './noise-lines.ts';
import { ProblemList } from './problem-list.ts';
import type { CondensedSink } from './sink.ts';
import { Utf8Replacements } from './utf8-replacements.ts';
import { ValueScanner } from './value-scanner.ts';

const CONDENSE_FROM = 256 * 1024;

export interface JsonReaderOptions {
  /** What is left of a file, if shorter, is parsed before a condenser is made. Default 256 KiB. */
  readonly condenseFrom?: number;
  /** A single item, or a document that is one object, above this is skipped. Default 64 MiB. */
  readonly maxItemBytes?: number;
  /** Lines of noise handed to the sink; the rest is counted. Default 100. */
  readonly maxNoiseLines?: number;
  /** Problems handed to the sink; the rest is counted. Default 100. */
  readonly maxProblems?: number;
  /** Sees the text of all that no condenser has read, before the sink gets anything of it. */
  readonly uncondensed?: (text: Uint8Array) => void;
}

/**
 * One part of a file being read. A step reads on and names the part that follows (itself, to be asked again), or
 * `'starved'` when it needs bytes that have not arrived; in a closed window it never starves before the end.
 *
 * Steps decide by bytes, never by where a chunk ended, so that a file reads the same however it arrives.
 */
export interface Stage {
  step(): Stage | 'starved';
}

/** Makes the stage after a document, or instead of one: see `Gap`. */
export type GapFrom = (reading: Reading, at: number, notBefore?: number, restOfLine?: boolean) => Stage;

/** What the stages of one file share. */
export class Reading {
  readonly window = new ByteWindow();
  readonly sink: CondensedSink;
  /** One for all, because only one value is being scanned at a time. */
  readonly scanner = new ValueScanner();
  readonly noise: NoiseLines;
  readonly problems: ProblemList;
  readonly maxItemBytes: number;
  readonly condenseFrom: number;
  readonly gap: GapFrom;
  /** `null` when items of its size are already too large. */
  readonly condenser: (() => Condenser) | null;
  documents = 0;
  /** Items handed to the sink. */
  items = 0;
  readonly #utf8 = new Utf8Replacements();
  readonly #uncondensed: (text: Uint8Array) => void;
  #reread = 0;

  constructor(
    sink: CondensedSink,
    options: JsonReaderOptions & { readonly condenser: () => Condenser },
    gap: GapFrom,
  ) {
    this.gap = gap;
    this.sink = sink;
    this.noise = new NoiseLines(sink, options.maxNoiseLines ?? 100);
    this.problems = new ProblemList(sink, options.maxProblems ?? 100);
    this.condenseFrom = options.condenseFrom ?? CONDENSE_FROM;
    this.maxItemBytes = options.maxItemBytes ?? 64 * 1024 * 1024;
    this.#uncondensed = options.uncondensed ?? (() => {});
    this.condenser = this.maxItemBytes < PIECE ? null : options.condenser;
  }

  /** The text between two offsets. */
  text(from: number, to: number): string {
    const bytes = this.window.slice(from, to);
    this.#uncondensed(bytes);
    this.#utf8.count(bytes, from);
    return bytes.toString('utf8');
  }

  /** The elements between two offsets as if in brackets of their own; `null` unless they are valid JSON. */
  elements(from: number, to: number): readonly unknown[] | null {
    const { bytes, base } = this.window;
    this.#uncondensed(this.window.slice(from, to));
    const before = from - 1 - base;
    const after = to - base;
    const [first = 0, last = 0] = [bytes[before], bytes[after]];
    // Brackets written into the buffer cost nothing; joining them to the text costs half the speed.
    bytes[before] = OPEN_BRACKET;
    bytes[after] = CLOSE_BRACKET;
    const batch = bytes.subarray(before, after + 1);
    const values = parsed(batch.toString('utf8'));
    if (values !== undefined) this.#utf8.count(batch, from - 1);
    bytes[before] = first;
    bytes[after] = last;
    return Array.isArray(values) ? values : null;
  }

  /**
   * Whether bytes that were read once may be read again to look for what follows a broken value. Limited, so that a
   * file made of broken values is still read in linear time.
   */
  mayReread(from: number, to: number): boolean {
    if (this.#reread + to - from > 4 * to + 1024 * 1024) return false;
    this.#reread += to - from;
    return true;
  }

  /** Reports what was only counted. */
  close(): void {
    const { replaced, firstReplaced } = this.#utf8;
    if (firstReplaced !== null) {
      const what = `${replaced} byte ${replaced === 1 ? 'sequence is' : 'sequences are'} not UTF-8 and read as U+FFFD`;
      this.problems.report('invalid-utf-8', firstReplaced, what);
    }
    this.problems.close(this.window.limit);
  }
}

/** The value, or `undefined`, which JSON cannot express, when the text is not JSON. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
