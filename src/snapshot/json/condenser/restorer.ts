import { setCommon } from '../../../model/common-part.ts';
import { isRecord } from '../../../model/json.ts';
import { Timed } from '../../../model/timed.ts';
import type { Condensed } from './condensed.ts';
import { decoded } from './decoded.ts';
import { PartStore } from './part-store.ts';
import type { Batch } from './row.ts';
import { RowReader } from './row-reader.ts';
import { COMMON_POINT, POINTS } from './share-points.ts';
import { Variables } from './variables.ts';
import { Words } from './words.ts';

/** Words of a use. */
const USE = 5;

type Mutable = Record<string, unknown>;

/**
 * Makes the items again that a condenser took apart; it must see all that the condenser handed over, in order. Every
 * use of a part is one object, so that readers can know it by identity; nobody may change it.
 *
 * The values are what `JSON.parse` makes of the file, but for dropped members, the random end of the volume that is
 * called `kube-api-access-xxxxx` in every pod, and what `Timed` and `commonOf` are for.
 */
export class Restorer {
  readonly #words = new Words();
  #store = new PartStore();
  #batch: Batch | null = null;

  /**
   * The items: a pod that may have others like it as a `Row`, any other as its JSON. What rows have as it was captured
   * is let go with the next items.
   */
  values(condensed: Condensed): readonly unknown[] {
    const { text, isAscii, count } = condensed;
    if (condensed.forgets) {
      this.#store.close();
      this.#store = new PartStore();
    }
    if (this.#batch !== null) this.#batch.values = [];
    const store = this.#store;
    store.add(condensed);
    const parsed: unknown = JSON.parse(decoded(text, isAscii));
    const values: readonly unknown[] = Array.isArray(parsed) ? parsed : [];
    const texts = decoded(condensed.leaves, true);
    const variables = new Variables(this.#words.keep(condensed.variables), texts, store.part);
    this.#complete(values, condensed.uses, variables);
    const { words, from } = this.#words.keep(condensed.rows);
    const batch: Batch = { words, texts, variables, store, values };
    const reader = new RowReader(batch, from);
    const items: unknown[] = [];
    while (items.length < count) items.push(reader.next());
    this.#batch = batch;
    return items;
  }

  /** Puts parts where they belong. */
  #complete(values: readonly unknown[], uses: Uint32Array, variables: Variables): void {
    for (let at = 0; at < uses.length; at += USE) {
      const item = values[uses[at] ?? 0];
      if (!isMutable(item)) continue;
      const number = uses[at + 1] ?? 0;
      const id = uses[at + 2] ?? 0;
      const part = number === COMMON_POINT ? this.#store.spec(id) : this.#store.part(id);
      if (number === COMMON_POINT && isRecord(item.spec)) setCommon(item.spec, part);
      const point = POINTS[number];
      const holder = point === undefined ? null : item[point.member];
      if (point === undefined || !isMutable(holder)) continue;
      const isTimed = point.action === 'share but for times';
      holder[point.key] = isTimed
        ? new Timed(part, variables.values(uses[at + 3] ?? 0, uses[at + 4] ?? 0))
        : part;
    }
  }
}

function isMutable(value: unknown): value is Mutable {
  return isRecord(value);
}
