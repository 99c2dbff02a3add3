import { COUNT, MOMENT, SHARED } from './share-points.ts';
import type { Kept } from './words.ts';

/** What one use of a part has and others have not, such as its times. */
export class Variables {
  readonly #words: Uint32Array;
  readonly #from: number;
  readonly #texts: string;
  readonly #part: (id: number) => unknown;

  /** Two words a variable: its kind and a number, or where in `texts` it begins and how long it is. */
  constructor({ words, from }: Kept, texts: string, part: (id: number) => unknown) {
    this.#words = words;
    this.#from = from;
    this.#texts = texts;
    this.#part = part;
  }

  values(first: number, count: number): readonly unknown[] {
    return this.#areMoments(first, count) ? this.#moments(first, count) : this.#mixed(first, count);
  }

  /** Whether one of them is of that kind, and its number so large or larger. */
  has(first: number, count: number, kind: typeof MOMENT | typeof COUNT, least: number): boolean {
    const words = this.#words;
    const end = this.#at(first + count);
    for (let at = this.#at(first); at < end; at += 2)
      if (words[at] === kind && (words[at + 1] ?? 0) >= least) return true;
    return false;
  }

  #at(variable: number): number {
    return this.#from + 2 * variable;
  }

  #areMoments(first: number, count: number): boolean {
    for (let index = 0; index < count; index++)
      if (this.#words[this.#at(first + index)] !== MOMENT) return false;
    return true;
  }

  /** Some are kept for as long as their pod: an array of its final length, and of numbers alone, takes a third. */
  #moments(first: number, count: number): readonly number[] {
    const moments = new Array<number>(count);
    for (let index = 0; index < count; index++)
      moments[index] = (this.#words[this.#at(first + index) + 1] ?? 0) * 1000;
    return moments;
  }

  #mixed(first: number, count: number): readonly unknown[] {
    const values = new Array<unknown>(count);
    for (let index = 0; index < count; index++) values[index] = this.#value(this.#at(first + index));
    return values;
  }

  #value(at: number): unknown {
    const kind = this.#words[at] ?? 0;
    const number = this.#words[at + 1] ?? 0;
    if (kind === MOMENT) return number * 1000;
    if (kind === COUNT) return number;
    return kind === SHARED ? this.#part(number) : this.#texts.slice(kind, kind + number);
  }
}
