import { setCommon } from '../../../model/common-part.ts';
import { Timed } from '../../../model/timed.ts';
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

type Mutable = Record<string, unknown>;

/** Makes pods of the rows of one batch, in order. */
export class RowReader {
  readonly #rows: Uint32Array;
  readonly #named: Named;
  #row = 0;
  #value = 0;

  constructor(rows: Uint32Array, named: Named) {
    this.#rows = rows;
    this.#named = named;
  }

  /** The next item. */
  next(): unknown {
    const skeleton = this.#number();
    return skeleton === 0 ? this.#asCaptured() : this.#pod(this.#named.skeleton(skeleton - 1));
  }

  #pod({ item, members, places }: Skeleton): unknown {
    const pod: Mutable = { ...item };
    const holders = members.map(([name, member]) => {
      const holder: Mutable = { ...member };
      pod[name] = holder;
      return holder;
    });
    for (const place of places) {
      const holder = holders[place.holder];
      if (holder !== undefined) this.#fill(holder, place);
    }
    return pod;
  }

  #fill(holder: Mutable, { kind, key }: Place): void {
    if (kind === 'text') holder[key] = this.#text();
    else if (kind === 'as captured') holder[key] = this.#asCaptured();
    else if (kind === 'share but for times') holder[key] = this.#timed();
    else if (kind === 'common') setCommon(holder, this.#part());
    else holder[key] = this.#part();
  }

  #timed(): Timed {
    const part = this.#part();
    const first = this.#number();
    return new Timed(part, this.#named.variables.values(first, this.#number()));
  }

  #text(): string {
    const start = this.#number();
    return this.#named.texts.slice(start, start + this.#number());
  }

  #part(): unknown {
    return this.#named.part(this.#number());
  }

  #asCaptured(): unknown {
    return this.#named.values[this.#value++];
  }

  #number(): number {
    return this.#rows[this.#row++] ?? 0;
  }
}
