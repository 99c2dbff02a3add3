import type { ItemBatches } from './item-batches.ts';
import { ItemList, type ListOwner } from './item-list.ts';
import type { Reading, Stage } from './reading.ts';

/** A bare top-level array: a list without an envelope. */
export class ArrayDocument implements ListOwner {
  readonly document: number;
  readonly path = '';
  readonly isFlushLeft: boolean;
  readonly #reading: Reading;
  readonly #start: number;

  constructor(reading: Reading, start: number) {
    reading.noise.flush();
    this.#reading = reading;
    this.#start = start;
    this.document = reading.documents++;
    this.isFlushLeft = reading.window.isFlushLeft(start + 1);
  }

  elements(): Stage {
    return new ItemList(this.#reading, this, this.#start + 1, 0);
  }

  listClosed(list: ItemBatches, end: number): Stage {
    this.#end(list, list.complete);
    return this.#reading.gap(this.#reading, end);
  }

  listAbandoned(list: ItemBatches): void {
    this.#end(list, false);
  }

  #end({ count }: ItemBatches, complete: boolean): void {
    this.#reading.sink.document({
      document: this.document,
      offset: this.#start,
      envelope: null,
      items: count,
      complete,
    });
  }
}
