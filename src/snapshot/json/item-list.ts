import { CLOSE_BRACKET, COMMA, OPEN_BRACE } from './ascii.ts';
import { INDENT, ItemBatches } from './item-batches.ts';
import type { Reading, Stage } from './reading.ts';
import { Resync } from './resync.ts';
import type { ValueScanner } from './value-scanner.ts';

/** How far a broken item is followed by its nesting alone. */
const LENIENT_SPAN = 1024 * 1024;

/** The document a list stands in. */
export interface ListOwner {
  readonly document: number;
  /** How problems name the list: `items`, or nothing for a bare array. */
  readonly path: string;
  /** The document is broken into lines that are not indented. */
  readonly isFlushLeft: boolean;
  /** The list's closing bracket stands before `end`. */
  listClosed(list: ItemBatches, end: number): Stage;
  /** The list cannot be read on. */
  listAbandoned(list: ItemBatches): void;
}

/** The elements of one JSON array. */
export class ItemList implements Stage {
  readonly #reading: Reading;
  readonly #owner: ListOwner;
  readonly #opened: number;
  readonly #batches: ItemBatches;
  readonly #scanner: ValueScanner;
  #phase: 'first' | 'item' | 'take' | 'walk' | 'separator' = 'first';
  #at: number;
  /** Start of the item being walked. */
  #item: number;
  /** The item is too large to keep. */
  #isPassing = false;
  /** Where the strict scanner gave the item up; the lenient one follows it from then on. */
  #brokenAt: number | null = null;

  /** Reads on after the bracket before `opened`; `count` items of the document came before. */
  constructor(reading: Reading, owner: ListOwner, opened: number, count: number) {
    this.#reading = reading;
    this.#scanner = reading.scanner;
    this.#owner = owner;
    this.#opened = opened;
    this.#batches = new ItemBatches(reading, owner.document, owner.path, count);
    this.#at = opened;
    this.#item = opened;
  }

  step(): Stage | 'starved' {
    switch (this.#phase) {
      case 'first':
      case 'item':
        return this.#begin();
      case 'take':
        return this.#take();
      case 'walk':
        return this.#walk();
      case 'separator':
        return this.#separate();
    }
  }

  #begin(): Stage | 'starved' {
    const { window } = this.#reading;
    const batches = this.#batches;
    this.#at = window.skipBlank(this.#at);
    if (this.#at === window.limit) return this.#starve();
    if (window.at(this.#at) === CLOSE_BRACKET) {
      if (!this.#settle()) return this;
      if (this.#phase === 'item') {
        batches.damage(
          'invalid-document',
          this.#at,
          'A comma stands before the bracket that closes the list',
        );
      }
      return this.#close();
    }
    if (this.#phase === 'first') batches.expect(this.#opened, this.#at);
    this.#phase = 'take';
    this.#item = this.#at;
    this.#isPassing = false;
    this.#brokenAt = null;
    this.#scanner.restart();
    return this;
  }

  #take(): Stage | 'starved' {
    const end = this.#batches.take(this.#at);
    if (end === 'starved') return this.#starve();
    this.#phase = end === null ? 'walk' : 'separator';
    this.#at = end ?? this.#at;
    return this;
  }

  #walk(): Stage | 'starved' {
    const { window, maxItemBytes } = this.#reading;
    const scanner = this.#scanner;
    const { base } = window;
    this.#at = base + scanner.scan(window.bytes, this.#at - base, window.limit - base);
    const isTooLarge = this.#at - this.#item > maxItemBytes;
    if (isTooLarge && !this.#settle()) return this;
    this.#isPassing ||= isTooLarge;
    if (scanner.state === 'broken' || this.#at > (this.#brokenAt ?? this.#at) + LENIENT_SPAN) {
      return this.#settle() ? this.#break() : this;
    }
    if (scanner.state === 'done') return this.#end(isTooLarge);
    return this.#starve();
  }

  #end(isTooLarge: boolean): Stage {
    const batches = this.#batches;
    const [start, end] = [this.#item, this.#at];
    if (this.#brokenAt === null && !this.#scanner.tooDeep && !isTooLarge) {
      batches.walked({ start, end });
      this.#phase = 'separator';
      return this;
    }
    if (!this.#settle()) return this;
    if (this.#brokenAt !== null && this.#holdsMarker()) return this.#resync();
    if (this.#brokenAt !== null) batches.skip('invalid-item', this.#brokenAt, 'is not valid JSON');
    else if (isTooLarge)
      batches.skip('too-large', start, `is larger than ${this.#reading.maxItemBytes} bytes`);
    else batches.skip('too-deep', start, 'is nested too deeply');
    this.#phase = 'separator';
    return this;
  }

  #separate(): Stage | 'starved' {
    const { window } = this.#reading;
    const batches = this.#batches;
    this.#at = window.skipBlank(this.#at);
    if (this.#at === window.limit) return this.#starve();
    const byte = window.at(this.#at);
    if ((byte !== COMMA || batches.isFull) && !this.#settle()) return this;
    if (byte === CLOSE_BRACKET) return this.#close();
    if (byte === COMMA) {
      this.#at++;
    } else if (byte === OPEN_BRACE) {
      batches.damage('invalid-document', this.#at, `A comma is missing before ${batches.name()}`);
    } else {
      this.#item = this.#at;
      this.#isPassing = false;
      this.#brokenAt = this.#at;
      return this.#resync();
    }
    this.#phase = 'item';
    return this;
  }

  #close(): Stage {
    return this.#owner.listClosed(this.#batches, this.#at + 1);
  }

  /** Parses the items that were walked. False when they have to be walked again, from where this now stands. */
  #settle(): boolean {
    const again = this.#batches.settle();
    if (again === null) return true;
    this.#at = again;
    this.#phase = 'item';
    return false;
  }

  #starve(): Stage | 'starved' {
    const { window } = this.#reading;
    if (window.closed) {
      if (!this.#settle()) return this;
      if (this.#phase !== 'walk') this.#item = this.#at;
      return this.#resync();
    }
    // A batch needs the byte before it, to write its bracket on.
    if (this.#batches.pending !== null) window.release(this.#batches.pending - 1);
    else if (this.#phase === 'first') window.release(Math.max(this.#opened, this.#at - INDENT) - 1);
    else if (this.#phase === 'walk' && !this.#isPassing) window.release(this.#item - 1);
    else window.release(this.#at - 1);
    return 'starved';
  }

  /** First the broken item is walked again by its nesting alone: it may close where it should. */
  #break(): Stage {
    const isFirstTime = this.#brokenAt === null;
    this.#brokenAt ??= this.#at;
    if (!isFirstTime || this.#isPassing || !this.#reading.mayReread(this.#item, this.#at))
      return this.#resync();
    this.#scanner.restart(true);
    this.#at = this.#item;
    return this;
  }

  /** The item reaches over the probable end of an item, so that is not its own. */
  #holdsMarker(): boolean {
    const { marker } = this.#batches;
    if (marker === null) return false;
    const found = this.#reading.window.slice(this.#item, this.#at).indexOf(marker.bytes);
    return found !== -1 && this.#item + found + marker.closing < this.#at;
  }

  #resync(): Stage {
    const reading = this.#reading;
    const [item, brokenAt] = [this.#item, this.#brokenAt];
    const isKept = !this.#isPassing && reading.mayReread(item, this.#at);
    // A file that merely ends has no further items, and the half of one that it ends with may look like several.
    const marker = brokenAt === null ? null : this.#batches.marker;
    const from = Math.min(isKept ? item + 1 : this.#at, reading.window.limit);
    return new Resync(
      reading,
      { from, marker, documents: !this.#owner.isFlushLeft },
      {
        item: (end) => {
          this.#batches.skip('invalid-item', brokenAt ?? item, 'is not valid JSON');
          this.#at = end;
          this.#phase = 'separator';
          return this;
        },
        document: (start) => {
          const at = brokenAt ?? start;
          this.#batches.damage(
            'truncated',
            at,
            `${this.#batches.name()} is cut off, and another document follows`,
          );
          return this.#abandon(start);
        },
        end: () => {
          const { limit } = reading.window;
          if (brokenAt === null) {
            this.#batches.damage(
              'truncated',
              limit,
              `The file ends before or inside ${this.#batches.name()}`,
            );
          } else {
            const what = `The list cannot be read on from ${this.#batches.name()}`;
            this.#batches.damage('invalid-document', brokenAt, what);
          }
          return this.#abandon(limit);
        },
      },
    );
  }

  #abandon(at: number): Stage {
    this.#owner.listAbandoned(this.#batches);
    return this.#reading.gap(this.#reading, at);
  }
}
