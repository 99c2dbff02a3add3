import type { ByteWindow } from '../json/byte-window.ts';
import { type Delivery, itemsRead } from './delivery.ts';
import { OpenDocument, type Piece } from './open-document.ts';
import {
  indentOf,
  isDash,
  keyOf,
  type Margin,
  marginOf,
  noiseIn,
  opensBlock,
  saysNothing,
} from './outline.ts';
import type { Reports } from './reports.ts';

/**
 * Cuts lines into documents, and lists into items, by what stands at the left margin.
 * In YAML nothing inside an entry can begin a line as far left as its dash.
 */
export class DocumentReader {
  /** Offset of the line that is next. */
  lineStart = 0;
  /** Offset of the first byte that will be read again. */
  pieceStart = 0;
  readonly #window: ByteWindow;
  readonly #delivery: Delivery;
  readonly #reports: Reports;
  readonly #most: number;
  #document = new OpenDocument(0, '');
  #directives = '';
  #pieceLine = 1;
  #lineNumber = 1;
  /** The piece is too large: its lines are passed over. */
  #dropping = false;
  /** The start of the next line has been dropped. */
  #midLine = false;

  constructor(window: ByteWindow, delivery: Delivery, reports: Reports, most: number) {
    this.#window = window;
    this.#delivery = delivery;
    this.#reports = reports;
    this.#most = most;
  }

  /** The next line, as indices into the window's bytes; `stop` is its line feed, or the end of the file. */
  line(bytes: Buffer, start: number, stop: number): void {
    const { state, column } = this.#document;
    const mayIndent = state === 'start' || state === 'items' || (state === 'list' && column > 0);
    if (stop > start && !this.#midLine && (bytes[start] !== SPACE || mayIndent))
      this.#outline(bytes, start, stop);
    this.#midLine = false;
    this.#lineNumber++;
    this.lineStart = this.#window.base + stop + 1;
  }

  /** After the lines of a chunk: passes over what has grown too large. */
  settle(): void {
    const { limit } = this.#window;
    const { state } = this.#document;
    if (state === 'start') this.pieceStart = this.lineStart;
    const collected = Math.max(this.lineStart - this.pieceStart, limit - this.lineStart);
    if (!this.#dropping && collected > this.#most) this.#tooLarge();
    if (!this.#dropping) return;
    if (limit - this.lineStart > this.#most) {
      this.#midLine = true;
      this.lineStart = limit;
    }
    this.pieceStart = this.lineStart;
  }

  end(): void {
    const { bytes, base, limit } = this.#window;
    if (limit > this.lineStart) this.line(bytes, this.lineStart - base, limit - base);
    const document = this.#document;
    const cut = this.#cut(limit > base && bytes[limit - base - 1] === NEWLINE);
    // The entry that was being read may have lost its end without ceasing to be YAML.
    if (cut !== null && document.state !== 'items') this.#dropping ||= document.firstKey !== 'items';
    this.#closeItem(limit, true);
    if (cut !== null) {
      document.complete = false;
      this.#delivery.problem('truncated', limit, this.#lineNumber, `${cut}; ${itemsRead(document.read)}`);
    }
    this.#close(limit, true);
  }

  /** Why the list that is being read when the file ends is taken to be cut; `null`: it is not. */
  #cut(endsInBreak: boolean): string | null {
    const { state, hasKind } = this.#document;
    // kubectl prints `kind` after `items`.
    if ((state === 'list' || state === 'items') && !hasKind) return 'the list ends without its kind';
    const isEntry = state === 'list' || state === 'sequence';
    return isEntry && !endsInBreak ? 'the file ends within a line of an entry' : null;
  }

  #outline(bytes: Buffer, start: number, stop: number): void {
    const document = this.#document;
    const offset = this.#window.base + start;
    const margin = marginOf(bytes, start, stop);
    if (margin === 'start' || margin === 'end') {
      this.#closeItem(offset, false);
      this.#close(offset, false);
      this.#open(offset + 3, margin === 'start' ? this.#directives : '');
      this.#directives = '';
      // `--- {}` goes on in the same line.
      if (!saysNothing(bytes, start + 3, stop)) this.#begin('node', offset + 3);
    } else if (document.state === 'items' || (document.state === 'list' && margin === 'indented')) {
      this.#entry(margin, bytes, start, stop, offset);
    } else if (document.state === 'start' && margin === 'indented') {
      if (indentOf(bytes, start, stop) >= 0 && !saysNothing(bytes, start, stop)) this.#begin('node', offset);
    } else if (document.state === 'start' && margin === 'directive') {
      this.#directives += `${bytes.toString('utf8', start, Math.min(stop, start + LONGEST_DIRECTIVE)).trimEnd()}\n`;
    } else {
      this.#content(margin, bytes, start, stop, offset);
    }
  }

  /** A line between `items:` and its first entry, or one that is indented in a list whose entries are. */
  #entry(margin: Margin, bytes: Buffer, start: number, stop: number, offset: number): void {
    const document = this.#document;
    const indent = indentOf(bytes, start, stop);
    if (indent < 0 || bytes[start + indent] === HASH) return;
    const dash = isDash(bytes, start + indent, stop);
    if (document.state === 'list') {
      if (dash && indent === document.column) this.#nextItem(offset);
    } else if (dash) {
      document.state = 'list';
      document.isList = true;
      document.column = indent;
      this.#startPiece(offset);
    } else if (indent > 0) {
      // `items` is a mapping.
      document.state = 'mapping';
    } else {
      this.#content(margin, bytes, start, stop, offset);
    }
  }

  #content(margin: Margin, bytes: Buffer, start: number, stop: number, offset: number): void {
    const document = this.#document;
    const { state } = document;
    if (margin === 'indented' || margin === 'comment') return;
    if (state === 'node' && (margin === 'node' || margin === 'dash')) return;
    if (margin === 'dash') {
      if (state === 'start') this.#begin('sequence', offset);
      else if (state === 'sequence' || (state === 'list' && document.column === 0)) this.#nextItem(offset);
      return;
    }
    const text = margin === 'text' || margin === 'directive';
    const noise =
      text && state !== 'node'
        ? bytes.toString('utf8', start, Math.min(stop, start + LONGEST_NOISE))
        : noiseIn(bytes, start, stop);
    if (noise !== null) {
      this.#reports.noise(noise, offset);
      bytes.fill(SPACE, start, stop);
    } else if (state === 'node') {
      return;
    } else if (margin === 'node') {
      if (state === 'start') this.#begin('node', offset);
    } else if (state !== 'sequence') {
      this.#key(bytes, start, stop, offset);
    }
  }

  #key(bytes: Buffer, start: number, stop: number, offset: number): void {
    const key = keyOf(bytes, start, stop);
    this.#closeItem(offset, false);
    if (this.#document.state !== 'start' && key === this.#document.firstKey) {
      this.#close(offset, false);
      this.#open(offset, '');
      this.#delivery.problem(
        'missing-separator',
        offset,
        this.#lineNumber,
        'a document begins here without ---',
      );
    }
    if (this.#document.state === 'start') this.#begin('mapping', offset);
    const document = this.#document;
    document.firstKey ??= key;
    document.state = 'mapping';
    if (key === 'kind') document.hasKind = true;
    if (key !== 'items' || !opensBlock(bytes, start, stop)) return;
    this.#keep(offset);
    this.#startPiece(offset);
    document.state = 'items';
  }

  #nextItem(offset: number): void {
    if (this.#document.state === 'sequence' || this.#document.state === 'list') this.#deliver(offset, false);
    this.#startPiece(offset);
  }

  /** Ends the entry that is being collected, if any. */
  #closeItem(end: number, last: boolean): void {
    const { state } = this.#document;
    if (state !== 'sequence' && state !== 'list') return;
    this.#deliver(end, last);
    this.#startPiece(end);
  }

  #deliver(end: number, last: boolean): void {
    if (!this.#dropping && end - this.pieceStart > this.#most) this.#tooLarge();
    if (this.#dropping) this.#delivery.skippedItem(this.#document);
    else this.#delivery.item(this.#document, this.#pieceTo(end), last);
  }

  #close(end: number, last: boolean): void {
    const document = this.#document;
    if (document.state !== 'start') {
      this.#keep(end);
      this.#delivery.close(document, last);
    }
    this.#open(end, '');
  }

  /** Keeps what is not an entry until the document ends. */
  #keep(end: number): void {
    const document = this.#document;
    if (this.#dropping || end <= this.pieceStart) return;
    document.envelopeBytes += end - this.pieceStart;
    if (document.envelopeBytes > this.#most) this.#tooLarge();
    else document.envelope.push(this.#pieceTo(end));
  }

  #tooLarge(): void {
    const reason = `it is larger than ${this.#most} bytes and was skipped`;
    this.#dropping = true;
    this.#document.complete = false;
    this.#delivery.problem('too-large', this.pieceStart, this.#pieceLine, reason);
  }

  /** The bytes are those of the window unless the window may move before they are read. */
  #pieceTo(end: number): Piece {
    const slice = this.#window.slice(this.pieceStart, end);
    const lasting = this.#document.state === 'list' || this.#document.state === 'sequence';
    return { bytes: lasting ? slice : Buffer.from(slice), offset: this.pieceStart, line: this.#pieceLine };
  }

  #begin(state: OpenDocument['state'], offset: number): void {
    this.#startPiece(offset);
    this.#directives = '';
    this.#document.offset = offset;
    this.#document.state = state;
    this.#document.isList = state === 'sequence';
  }

  #open(offset: number, directives: string): void {
    this.#startPiece(offset);
    this.#document = new OpenDocument(offset, directives);
  }

  #startPiece(offset: number): void {
    this.pieceStart = offset;
    this.#pieceLine = this.#lineNumber;
    this.#dropping = false;
  }
}

const NEWLINE = 0x0a;
const SPACE = 0x20;
const HASH = 0x23;
const LONGEST_DIRECTIVE = 200;
const LONGEST_NOISE = 2000;
