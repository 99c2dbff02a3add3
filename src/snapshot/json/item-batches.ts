import { type ItemMarker, markerFromIndent, markerFromNeighbours, type Span } from './item-marker.ts';
import type { Reading } from './reading.ts';
import type { JsonProblemCode } from './sink.ts';

/**
 * Bytes handed to one `JSON.parse`. From 128 KiB on a text becomes a large object of V8's heap, which costs a third
 * of the speed; much smaller ones pay more for the call.
 */
const BATCH = 64 * 1024;
/** As much of the whitespace before the first item as can be indentation. */
export const INDENT = 64;

/**
 * Reads the items of one list several at a time, and gives them their indices. The condenser takes what is plainly
 * well-formed. What it leaves is walked item by item, and what was walked is parsed together.
 */
export class ItemBatches {
  /** Items so far, those that were skipped included. */
  count: number;
  /** Items handed to the sink. */
  read = 0;
  /** Nothing was skipped. */
  complete = true;
  marker: ItemMarker | null = null;
  readonly #reading: Reading;
  readonly #document: number;
  readonly #path: string;
  #walked: Span[] = [];
  #singlyUntil = 0;
  /** The condenser has taken items of this list: the rest of it is not too short for it, either. */
  #condenses = false;

  constructor(reading: Reading, document: number, path: string, count: number) {
    this.#reading = reading;
    this.#document = document;
    this.#path = path;
    this.count = count;
  }

  /** Start of the walked items that are still to be parsed. */
  get pending(): number | null {
    return this.#walked[0]?.start ?? null;
  }

  /** The walked items are worth parsing. */
  get isFull(): boolean {
    const [first, last] = [this.#walked[0], this.#walked.at(-1)];
    if (first === undefined || last === undefined) return false;
    return last.end <= this.#singlyUntil || last.end - first.start >= BATCH;
  }

  /** The list opened before `opened`, and its first item starts at `item`. */
  expect(opened: number, item: number): void {
    this.marker = markerFromIndent(this.#reading.window, Math.max(opened, item - INDENT), item);
  }

  /** Reads as many items from `at` on as are plainly well-formed; the end of the last, or `null` when the first is not. */
  take(at: number): number | null | 'starved' {
    const reading = this.#reading;
    if (this.#walked.length > 0 || at < this.#singlyUntil || reading.condenser === null) return null;
    const { closed, limit } = reading.window;
    if (closed && limit - at < reading.condenseFrom && !this.#condenses) return null;
    const condensed = reading.condenser().read(reading.window, at);
    if (condensed === null || condensed === 'starved') return condensed;
    if (this.marker === null) this.#learn(condensed.neighbours);
    this.#condenses = true;
    reading.sink.batch(condensed, { document: this.#document, item: this.count });
    this.#count(condensed.count);
    return condensed.end;
  }

  /** An item was walked from its start to its end. */
  walked(item: Span): void {
    this.#walked.push(item);
  }

  /**
   * Parses what was walked. `null`, or the offset to walk from once more when one of several items is not JSON; they
   * are then parsed one by one.
   */
  settle(): number | null {
    const [first, last] = [this.#walked[0], this.#walked.at(-1)];
    if (first === undefined || last === undefined) return null;
    const neighbours = this.#walked.slice(-2);
    this.#walked = [];
    const isParsed = this.#parse({ start: first.start, end: last.end });
    if (first === last) {
      if (!isParsed) this.skip('invalid-item', first.start, 'is not valid JSON');
      return null;
    }
    if (isParsed) {
      this.#learn(neighbours);
      return null;
    }
    this.#singlyUntil = last.end;
    return first.start;
  }

  /** Passes over one item; `defect` says what is wrong with it. */
  skip(code: JsonProblemCode, offset: number, defect: string): void {
    this.damage(code, offset, `${this.name()} ${defect} and was skipped`);
    this.count++;
  }

  /** Something of the list is lost. */
  damage(code: JsonProblemCode, offset: number, what: string): void {
    this.complete = false;
    this.#reading.problems.report(code, offset, what, this.read);
  }

  /** The next item, as in `items[12]`. */
  name(): string {
    const document = this.#document === 0 ? '' : ` of document ${this.#document + 1}`;
    return `${this.#path}[${this.count}]${document}`;
  }

  #learn([item, next]: readonly Span[]): void {
    if (item === undefined || next === undefined) return;
    this.marker = markerFromNeighbours(this.#reading.window, item, next) ?? this.marker;
  }

  #parse({ start, end }: Span): boolean {
    const values = this.#reading.elements(start, end);
    if (values === null) return false;
    this.#deliver(values);
    return true;
  }

  #deliver(values: readonly unknown[]): void {
    for (const [index, value] of values.entries())
      this.#reading.sink.item(value, { document: this.#document, item: this.count + index });
    this.#count(values.length);
  }

  #count(items: number): void {
    this.count += items;
    this.read += items;
    this.#reading.items += items;
  }
}
