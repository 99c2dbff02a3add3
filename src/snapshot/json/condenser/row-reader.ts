import { type Batch, Row } from './row.ts';

/** Reads the rows of one batch, in order. */
export class RowReader {
  readonly #batch: Batch;
  #at: number;
  #value = 0;

  /** `from`: where in the words the first row begins. */
  constructor(batch: Batch, from: number) {
    this.#batch = batch;
    this.#at = from;
  }

  /** The next item: a `Row` of a pod that may have others like it, of any other its JSON. */
  next(): unknown {
    const number = this.#batch.words[this.#at++] ?? 0;
    if (number === 0) return this.#batch.values[this.#value++];
    const skeleton = this.#batch.store.skeleton(number - 1);
    const row = new Row(skeleton, this.#batch, this.#at, this.#value);
    this.#at += skeleton.words;
    this.#value += skeleton.values;
    return skeleton.likenesses === null ? row.captured() : row;
  }
}
