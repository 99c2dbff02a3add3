import type { Likeness } from '../../../model/pod-row.ts';

/** The likenesses among the rows of one skeleton: rows are alike whose parts are, but for the parts of their metadata. */
export class Likenesses {
  readonly #known = new Map<string, Likeness>();
  #parts: readonly number[] = [];
  #last: Likeness = { first: null };

  /** By the numbers of the parts. Rows that are alike mostly stand side by side. */
  of(parts: readonly number[]): Likeness {
    if (this.#parts.length === parts.length && this.#parts.every((part, at) => part === parts[at]))
      return this.#last;
    const key = parts.join();
    const likeness = this.#known.get(key) ?? { first: null };
    this.#known.set(key, likeness);
    this.#parts = parts;
    this.#last = likeness;
    return likeness;
  }
}
