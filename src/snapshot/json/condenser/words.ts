/** Numbers to be kept for as long as anybody looks at them, in few and large arrays. */
export class Words {
  #words = new Uint32Array(0);
  #used = 0;

  /** Copies numbers that will be overwritten, and says where they are. */
  keep(numbers: Uint32Array): Kept {
    if (this.#used + numbers.length > this.#words.length) {
      this.#words = new Uint32Array(Math.max(MOST, numbers.length));
      this.#used = 0;
    }
    const from = this.#used;
    this.#words.set(numbers, from);
    this.#used += numbers.length;
    return { words: this.#words, from };
  }
}

export interface Kept {
  readonly words: Uint32Array;
  readonly from: number;
}

const MOST = 64 * 1024;
