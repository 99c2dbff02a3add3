import { Timed } from '../../../model/timed.ts';
import { Row } from './row.ts';
import { POINTS } from './share-points.ts';
import type { Place, Skeleton } from './skeleton.ts';
import type { Variables } from './variables.ts';

/** What a row speaks of by numbers. */
export interface Named {
  skeleton(id: number): Skeleton;
  part(id: number): unknown;
  /** What stands beside the rows as it was captured. */
  readonly values: readonly unknown[];
  readonly variables: Variables;
  readonly texts: string;
}

/** Reads the rows of one batch, in order. */
export class RowReader {
  readonly #rows: Uint32Array;
  readonly #named: Named;
  #row = 0;
  #value = 0;
  /** The parts of a row by which it is like others. */
  readonly #telling = new Uint32Array(POINTS.length + 1);
  #told = 0;

  constructor(rows: Uint32Array, named: Named) {
    this.#rows = rows;
    this.#named = named;
  }

  /** The next item: a `Row` of a pod that may have others like it, of any other its JSON. */
  next(): unknown {
    const number = this.#number();
    if (number === 0) return this.#asCaptured();
    const skeleton = this.#named.skeleton(number - 1);
    const row = new Row(skeleton);
    this.#told = 0;
    for (const place of skeleton.places) row[place.key] = this.#read(place);
    if (skeleton.likenesses === null) return row.captured();
    row.likeness = skeleton.likenesses.of(this.#telling);
    return row;
  }

  #read({ kind, tells }: Place): unknown {
    if (kind === 'text') return this.#text();
    if (kind === 'as captured') return this.#asCaptured();
    const id = this.#number();
    if (tells) this.#telling[this.#told++] = id;
    const part = this.#named.part(id);
    return kind === 'share but for times' ? this.#timed(part) : part;
  }

  #timed(part: unknown): Timed {
    const first = this.#number();
    return new Timed(part, this.#named.variables.values(first, this.#number()));
  }

  #text(): string {
    const start = this.#number();
    return this.#named.texts.slice(start, start + this.#number());
  }

  #asCaptured(): unknown {
    return this.#named.values[this.#value++];
  }

  #number(): number {
    return this.#rows[this.#row++] ?? 0;
  }
}
