import type { Likeness } from '../../../model/pod-row.ts';
import type { Place } from './skeleton.ts';

/** The likenesses among the rows of one skeleton: rows are alike whose parts are, but for the parts of their metadata. */
export class Likenesses {
  readonly #known = new Map<string, Likeness>();
  /** Where in a row its parts stand that tell. */
  readonly #places: readonly number[];
  readonly #parts: Uint32Array;
  #last: Likeness | null = null;

  constructor(telling: readonly Pick<Place, 'at'>[]) {
    this.#places = telling.map(({ at }) => at);
    this.#parts = new Uint32Array(telling.length);
  }

  /** Of the row that begins at `from`. Rows that are alike mostly stand side by side. */
  of(words: Uint32Array, from: number): Likeness {
    if (this.#last !== null && this.#isAsBefore(words, from)) return this.#last;
    let key = '';
    for (const [index, place] of this.#places.entries()) {
      const part = words[from + place] ?? 0;
      this.#parts[index] = part;
      key += `${part},`;
    }
    const likeness = this.#known.get(key) ?? { first: null, traits: null };
    this.#known.set(key, likeness);
    this.#last = likeness;
    return likeness;
  }

  #isAsBefore(words: Uint32Array, from: number): boolean {
    for (let index = 0; index < this.#places.length; index++)
      if (this.#parts[index] !== words[from + (this.#places[index] ?? 0)]) return false;
    return true;
  }
}
