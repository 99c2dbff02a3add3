import { isRecord, type JsonRecord, record } from '../../model/json.ts';
import { CLOSE_BRACE, COLON, COMMA, OPEN_BRACKET, QUOTE } from './ascii.ts';
import type { ItemBatches } from './item-batches.ts';
import { ItemList, type ListOwner } from './item-list.ts';
import { parsed, type Reading, type Stage } from './reading.ts';
import { Resync } from './resync.ts';
import type { JsonProblemCode } from './sink.ts';
import type { ValueScanner } from './value-scanner.ts';

/**
 * A document that is an object: a list when one of its own members is an array called `items`, wherever that stands
 * (kubectl sorts keys, so `kind` follows the items; `--raw` output has it first), and one object otherwise. The text
 * around the items is kept, and parsed when the document closes.
 */
export class ObjectDocument implements Stage, ListOwner {
  readonly document: number;
  readonly path = 'items';
  readonly isFlushLeft: boolean;
  readonly #reading: Reading;
  readonly #start: number;
  /** Text stands before the document on its line, so it may be text too. */
  readonly #isGlued: boolean;
  readonly #scanner: ValueScanner;
  #phase: 'first' | 'key' | 'key-text' | 'colon' | 'value' | 'value-text' | 'separator' = 'first';
  #at: number;
  #keyStart = 0;
  #isItems = false;
  /** Text up to the brackets of lists, and from where text is still to be kept. */
  #envelope = '';
  #keptFrom: number;
  #memberEnd: number;
  #defect: 'too-large' | 'too-deep' | null = null;
  #list: ItemBatches | null = null;
  #read = 0;
  #isCounted = false;
  #isComplete = true;

  constructor(reading: Reading, start: number, isGlued: boolean) {
    this.#reading = reading;
    this.#scanner = reading.scanner;
    this.#start = start;
    this.#isGlued = isGlued;
    this.document = reading.documents;
    this.isFlushLeft = reading.window.isFlushLeft(start + 1);
    this.#at = start + 1;
    this.#keptFrom = start;
    this.#memberEnd = start + 1;
  }

  step(): Stage | 'starved' {
    if (this.#phase === 'key-text' || this.#phase === 'value-text') return this.#scan(this.#phase);
    const { window } = this.#reading;
    this.#at = window.skipBlank(this.#at);
    if (this.#at === window.limit) return this.#starve();
    const byte = window.at(this.#at);
    if (this.#phase === 'value') {
      if (this.#isItems && byte === OPEN_BRACKET && !this.#keepsTooMuch(this.#at)) return this.#openList();
      return this.#begin('value-text');
    }
    if (byte === CLOSE_BRACE && this.#phase !== 'colon') return this.#close(this.#at + 1);
    if (byte === QUOTE && (this.#phase === 'first' || this.#phase === 'key')) {
      this.#keyStart = this.#at;
      return this.#begin('key-text');
    }
    if (byte === COLON && this.#phase === 'colon') return this.#advance('value');
    if (byte === COMMA && this.#phase === 'separator') return this.#advance('key');
    return this.#break();
  }

  listClosed(list: ItemBatches, end: number): Stage {
    this.#list = list;
    this.#read += list.read;
    this.#isComplete &&= list.complete;
    this.#keptFrom = end - 1;
    this.#memberEnd = end;
    this.#at = end;
    this.#phase = 'separator';
    return this;
  }

  listAbandoned(list: ItemBatches): void {
    this.#list = list;
    this.#read += list.read;
    this.#emit(record(parsed(`${this.#envelope}]}`)), false);
  }

  #advance(phase: 'value' | 'key'): Stage {
    this.#at++;
    this.#phase = phase;
    return this;
  }

  #begin(phase: 'key-text' | 'value-text'): Stage {
    this.#scanner.restart();
    this.#phase = phase;
    return this;
  }

  #scan(phase: 'key-text' | 'value-text'): Stage | 'starved' {
    const { window } = this.#reading;
    const { base } = window;
    this.#at = base + this.#scanner.scan(window.bytes, this.#at - base, window.limit - base);
    if (this.#keepsTooMuch(this.#at)) this.#defect = 'too-large';
    if (this.#scanner.tooDeep) this.#defect ??= 'too-deep';
    if (this.#scanner.state === 'open') return this.#starve();
    if (this.#scanner.state === 'broken') return this.#break();
    if (phase === 'key-text') {
      this.#isItems = this.#defect === null && this.#isKeyItems();
      this.#phase = 'colon';
    } else {
      this.#memberEnd = this.#at;
      this.#phase = 'separator';
    }
    return this;
  }

  #isKeyItems(): boolean {
    // Written with an escape for every letter it is 32 bytes long.
    if (this.#at - this.#keyStart > 32) return false;
    const key = this.#reading.window.slice(this.#keyStart, this.#at).toString('latin1');
    return key === '"items"' || (key.includes('\\') && parsed(key) === 'items');
  }

  #openList(): Stage {
    const opened = this.#at + 1;
    const head = this.#envelope + this.#reading.text(this.#keptFrom, opened);
    const before = parsed(`${head}]}`);
    if (before === undefined) return this.#break();
    this.#envelope = head;
    this.#confirm();
    this.#reading.sink.opened?.({ document: this.document, envelope: withoutItems(record(before)) });
    if (this.#list !== null) this.#fail('duplicate-items', opened, 'has more than one list of items');
    return new ItemList(this.#reading, this, opened, this.#list?.count ?? 0);
  }

  #close(end: number): Stage {
    const reading = this.#reading;
    if (this.#keepsTooMuch(end)) this.#defect = 'too-large';
    if (this.#defect !== null) {
      this.#fail(
        this.#defect,
        this.#start,
        this.#defect === 'too-large' ? 'is too large' : 'is nested too deeply',
      );
      if (this.#list !== null) this.#emit({}, false);
      return reading.gap(reading, end);
    }
    const value = parsed(this.#envelope + reading.text(this.#keptFrom, end));
    if (isRecord(value)) {
      this.#confirm();
      const isOne = this.#list === null || (Array.isArray(value['items']) && value['items'].length === 0);
      if (!isOne) this.#fail('duplicate-items', end, 'has more than one member called items');
      this.#emit(value, this.#isComplete);
    } else if (this.#isText(end)) {
      return reading.gap(reading, this.#start, end);
    } else {
      this.#fail('invalid-document', this.#start, 'is not valid JSON');
      if (this.#list !== null) this.#emit({}, false);
    }
    return reading.gap(reading, end);
  }

  #starve(): Stage | 'starved' {
    const { window } = this.#reading;
    if (window.closed) return this.#resync(null);
    if (this.#keepsTooMuch(this.#at)) this.#defect = 'too-large';
    window.release(this.#defect === 'too-large' ? this.#at : this.#keptFrom);
    return 'starved';
  }

  #keepsTooMuch(end: number): boolean {
    return end - this.#keptFrom > this.#reading.maxItemBytes;
  }

  #break(): Stage {
    const reading = this.#reading;
    if (this.#isText(this.#at)) return reading.gap(reading, this.#start, this.#at, true);
    return this.#resync(this.#at);
  }

  /** Whether the document is no document, but part of a line of text. */
  #isText(end: number): boolean {
    if (!this.#isGlued || this.#isCounted || this.#defect === 'too-large') return false;
    return !this.#reading.window.slice(this.#start, end).includes('\n');
  }

  #resync(brokenAt: number | null): Stage {
    const reading = this.#reading;
    const isKept = this.#defect !== 'too-large' && reading.mayReread(this.#keptFrom, this.#at);
    const from = isKept ? this.#keptFrom + 1 : this.#at;
    const envelope = this.#list === null ? null : this.#closedEarly(isKept);
    const abandon = (at: number): Stage => {
      if (envelope !== null) this.#emit(envelope, false);
      return reading.gap(reading, at);
    };
    return new Resync(
      reading,
      { from, marker: null, documents: !this.isFlushLeft },
      {
        item: abandon,
        document: (start) => {
          this.#fail('truncated', brokenAt ?? start, 'is cut off, and another document follows');
          return abandon(start);
        },
        end: () => {
          const { limit } = reading.window;
          if (brokenAt === null) this.#fail('truncated', limit, 'does not close before the file ends');
          else this.#fail('invalid-document', brokenAt, 'cannot be read on');
          return abandon(limit);
        },
      },
    );
  }

  /** What a list said of itself before it broke off after its items. */
  #closedEarly(isKept: boolean): JsonRecord {
    const tail = isKept ? this.#reading.text(this.#keptFrom, this.#memberEnd) : ']';
    return record(parsed(`${this.#envelope}${tail}}`));
  }

  /** From here on it is a document, not text. */
  #confirm(): void {
    if (this.#isCounted) return;
    this.#isCounted = true;
    this.#reading.noise.flush();
    this.#reading.documents++;
  }

  #fail(code: JsonProblemCode, offset: number, defect: string): void {
    this.#confirm();
    this.#isComplete = false;
    const read = this.#list === null ? null : this.#read;
    this.#reading.problems.report(code, offset, `Document ${this.document + 1} ${defect}`, read);
  }

  #emit(value: JsonRecord, complete: boolean): void {
    const isList = this.#list !== null;
    this.#reading.sink.document({
      document: this.document,
      offset: this.#start,
      envelope: isList ? withoutItems(value) : value,
      items: this.#list?.count ?? null,
      complete,
    });
  }
}

function withoutItems(list: JsonRecord): JsonRecord {
  return Object.fromEntries(Object.entries(list).filter(([key]) => key !== 'items'));
}
