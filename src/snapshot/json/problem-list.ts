import type { JsonProblemCode, JsonSink } from './sink.ts';

/** Hands problems to the sink up to a bound, so that a file of nothing but broken items cannot fill the memory. */
export class ProblemList {
  readonly #sink: JsonSink;
  readonly #most: number;
  #count = 0;

  constructor(sink: JsonSink, most: number) {
    this.#sink = sink;
    this.#most = most;
  }

  /** `what` is a clause without full stop; `read` tells how many items of the document were read before. */
  report(code: JsonProblemCode, offset: number, what: string, read: number | null = null): void {
    this.#count++;
    if (this.#count > this.#most) return;
    const items = read === null ? '' : `, ${read} complete ${read === 1 ? 'item' : 'items'} before it`;
    this.#sink.problem({ code, offset, message: `${what} (byte ${offset}${items}).` });
  }

  close(offset: number): void {
    const more = this.#count - this.#most;
    if (more <= 0) return;
    const message = `${more} more ${more === 1 ? 'problem was' : 'problems were'} counted, but not listed.`;
    this.#sink.problem({ code: 'more-problems', offset, message });
  }
}
