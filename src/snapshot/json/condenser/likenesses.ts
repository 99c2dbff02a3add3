import type { Likeness } from '../../../model/pod-row.ts';

/** The likenesses among the rows of one skeleton: rows are alike whose parts are, but for the parts of their metadata. */
export class Likenesses {
  readonly #known = new Map<string, Likeness>();
  readonly #parts: Uint32Array;
  #last: Likeness | null = null;

  /** `size`: how many parts tell. */
  constructor(size: number) {
    this.#parts = new Uint32Array(size);
  }

  /** By the numbers of the parts, which stand first in a longer list. Rows that are alike mostly stand side by side. */
  of(parts: Uint32Array): Likeness {
    if (this.#last !== null && this.#isAsBefore(parts)) return this.#last;
    let key = '';
    for (let at = 0; at < this.#parts.length; at++) {
      const part = parts[at] ?? 0;
      this.#parts[at] = part;
      key += `${part},`;
    }
    const likeness = this.#known.get(key) ?? { first: null };
    this.#known.set(key, likeness);
    this.#last = likeness;
    return likeness;
  }

  #isAsBefore(parts: Uint32Array): boolean {
    for (let at = 0; at < this.#parts.length; at++) if (this.#parts[at] !== parts[at]) return false;
    return true;
  }
}
