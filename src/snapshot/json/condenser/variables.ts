import { COUNT, MOMENT, SHARED } from './share-points.ts';

/** What one use of a part has and others have not, such as its times. */
export class Variables {
  readonly #words: Uint32Array;
  readonly #texts: string;
  readonly #part: (id: number) => unknown;

  /** Two words a variable: its kind and a number, or where in `texts` it begins and how long it is. */
  constructor(words: Uint32Array, texts: string, part: (id: number) => unknown) {
    this.#words = words;
    this.#texts = texts;
    this.#part = part;
  }

  values(first: number, count: number): readonly unknown[] {
    return this.#areMoments(first, count) ? this.#moments(first, count) : this.#mixed(first, count);
  }

  #areMoments(first: number, count: number): boolean {
    for (let at = 0; at < count; at++) if (this.#words[2 * (first + at)] !== MOMENT) return false;
    return true;
  }

  /** Most are kept for as long as their pod: an array of its final length, and of numbers alone, takes a third. */
  #moments(first: number, count: number): readonly number[] {
    const moments = new Array<number>(count);
    for (let at = 0; at < count; at++) moments[at] = (this.#words[2 * (first + at) + 1] ?? 0) * 1000;
    return moments;
  }

  #mixed(first: number, count: number): readonly unknown[] {
    const values = new Array<unknown>(count);
    for (let at = 0; at < count; at++) values[at] = this.#value(2 * (first + at));
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
