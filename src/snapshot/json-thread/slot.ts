import type { Condensed } from '../json/condenser/condensed.ts';
import { SLOT_BYTES } from './message.ts';

/** A stretch of memory that both threads see. What lies there is not copied again, and nobody has to free it. */
export class Slot {
  readonly #memory: SharedArrayBuffer;
  #next: number;
  readonly #end: number;

  constructor(memory: SharedArrayBuffer, start: number) {
    this.#memory = memory;
    this.#next = start;
    this.#end = start + SLOT_BYTES;
  }

  /** The same, which the condenser will not overwrite. */
  copy(condensed: Condensed): Condensed {
    const { rows, leaves, uses, variables, text, parts } = condensed;
    return {
      ...condensed,
      rows: this.#words(rows),
      uses: this.#words(uses),
      variables: this.#words(variables),
      parts: this.#words(parts),
      text: this.#bytes(text),
      leaves: this.#bytes(leaves),
    };
  }

  #words(view: Uint32Array): Uint32Array {
    if (this.#next + view.byteLength > this.#end) return view.slice();
    const own = new Uint32Array(this.#memory, this.#next, view.length);
    own.set(view);
    this.#next += view.byteLength;
    return own;
  }

  #bytes(view: Uint8Array): Uint8Array {
    if (this.#next + view.byteLength > this.#end) return view.slice();
    const own = new Uint8Array(this.#memory, this.#next, view.byteLength);
    own.set(view);
    this.#next += view.byteLength;
    return own;
  }
}
