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
    const values: unknown[] = [];
    for (let at = 2 * first; at < 2 * (first + count); at += 2) values.push(this.#value(at));
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
