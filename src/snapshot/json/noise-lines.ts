import type { JsonSink } from './sink.ts';

const KEPT_CHARACTERS = 400;
const KEPT_BYTES = KEPT_CHARACTERS * 4;

/** Collects text outside documents into lines, and keeps a bounded number of bounded lines. */
export class NoiseLines {
  /** Lines that were not blank, whether handed to the sink or not. */
  count = 0;
  readonly #sink: JsonSink;
  readonly #most: number;
  readonly #line = Buffer.allocUnsafe(KEPT_BYTES);
  #length = 0;
  #offset = 0;

  constructor(sink: JsonSink, most: number) {
    this.#sink = sink;
    this.#most = most;
  }

  /** More of the current line. */
  push(bytes: Uint8Array, offset: number): void {
    if (this.#length === 0) this.#offset = offset;
    const kept = bytes.subarray(0, KEPT_BYTES - this.#length);
    this.#line.set(kept, this.#length);
    this.#length += kept.length;
  }

  /** The line ended, or a document begins after it. Blank lines and byte-order marks are passed over. */
  flush(): void {
    const line = this.#line.toString('utf8', 0, this.#length).replaceAll('\ufeff', '').trimEnd();
    this.#length = 0;
    if (line === '') return;
    this.count++;
    if (this.count <= this.#most) this.#sink.noise(shortened(line), this.#offset);
  }
}

function shortened(line: string): string {
  return line.slice(0, KEPT_CHARACTERS).replace(/[\ud800-\udbff]$/, '');
}
