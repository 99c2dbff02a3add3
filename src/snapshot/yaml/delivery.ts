import { isRecord } from '../../model/json.ts';
import { handOver } from '../json/restoring.ts';
import type { Utf8Replacements } from '../json/utf8-replacements.ts';
import { condensedItem } from './condensed-item.ts';
import type { OpenDocument, Piece } from './open-document.ts';
import { isFailure, readPiece } from './piece.ts';
import type { Reports } from './reports.ts';
import type { YamlProblemCode, YamlSink } from './sink.ts';

/** Parses pieces and hands what they hold to the sink. */
export class Delivery {
  documents = 0;
  /** Items handed to the sink. */
  items = 0;
  /** Pieces that needed the full parser. */
  slow = 0;
  readonly #sink: YamlSink;
  readonly #reports: Reports;
  readonly #utf8: Utf8Replacements;
  readonly #mostSlow: number;
  #slowBytes = 0;

  constructor(sink: YamlSink, reports: Reports, utf8: Utf8Replacements, mostSlow: number) {
    this.#mostSlow = mostSlow;
    this.#sink = sink;
    this.#reports = reports;
    this.#utf8 = utf8;
  }

  /** The next entry of a list; `last` when the file ends with it. */
  item(document: OpenDocument, piece: Piece, last: boolean): void {
    const index = document.items++;
    if (index >= LONG && this.#condensed(document, index, piece)) return;
    const value = this.#value(document, [piece], last);
    if (value === undefined) return;
    const entry: unknown = Array.isArray(value) ? value[0] : value;
    this.#item(document, index, entry ?? null, piece.offset);
  }

  /** An entry that was passed over. */
  skippedItem(document: OpenDocument): void {
    document.items++;
    document.complete = false;
  }

  /** The document ended; all its entries have been delivered. */
  close(document: OpenDocument, last: boolean): void {
    if (document.state === 'sequence') this.#document(document, null);
    else if (document.envelope.length === 0) {
      if (document.isList) this.#document(document, {});
      else this.documents++;
    } else {
      const value = this.#value(document, document.envelope, last && !document.isList);
      if (value === undefined && document.isList) this.#document(document, {});
      else if (value === undefined) this.documents++;
      else this.#whole(document, value);
    }
  }

  problem(code: YamlProblemCode, offset: number, line: number, reason: string): void {
    this.#reports.problem(code, offset, `line ${line}: ${reason}`);
  }

  /** Whether the entry was read so. Only a sink that takes rows wants it. */
  #condensed(document: OpenDocument, index: number, piece: Piece): boolean {
    if (this.#sink.row === undefined || document.directives !== '') return false;
    const item = condensedItem(piece.bytes);
    if (item === null) return false;
    this.#utf8.count(piece.bytes, piece.offset);
    this.#item(document, index, item.value, piece.offset);
    return true;
  }

  #whole(document: OpenDocument, value: unknown): void {
    if (Array.isArray(value)) {
      this.#entries(document, value);
      this.#document(document, null);
    } else if (isRecord(value)) {
      if (!document.isList && !Object.hasOwn(value, 'items')) {
        this.#document(document, value);
        return;
      }
      const { items = null, ...envelope } = value;
      if (items !== null && !Array.isArray(items)) {
        this.#document(document, value);
        return;
      }
      document.isList = true;
      this.#entries(document, items ?? []);
      this.#document(document, envelope);
    } else if (value !== null) {
      const [piece] = document.envelope;
      this.problem(
        'invalid-yaml',
        document.offset,
        piece?.line ?? 1,
        'the document is not an object; it was skipped',
      );
      this.documents++;
    }
  }

  #entries(document: OpenDocument, values: readonly unknown[]): void {
    document.isList = true;
    for (const value of values) this.#item(document, document.items++, value, document.offset);
  }

  #item(document: OpenDocument, item: number, value: unknown, offset: number): void {
    document.read++;
    this.items++;
    handOver(this.#sink, value, { document: this.documents, item, offset });
  }

  #document(document: OpenDocument, envelope: Readonly<Record<string, unknown>> | null): void {
    const { offset, complete } = document;
    const items = document.isList ? document.items : null;
    this.#sink.document({ document: this.documents, offset, envelope, items, complete });
    this.documents++;
  }

  /** `undefined`, which YAML cannot express, when the text cannot be read. */
  #value(document: OpenDocument, pieces: readonly Piece[], last: boolean): unknown {
    const [first] = pieces;
    if (first === undefined) return null;
    const bytes = pieces.length === 1 ? first.bytes : Buffer.concat(pieces.map((piece) => piece.bytes));
    const reading = readPiece(bytes, document.directives, this.#slowBytes > this.#mostSlow);
    for (const piece of pieces) this.#utf8.count(piece.bytes, piece.offset);
    if (isFailure(reading)) {
      const cut = last && reading.code === 'invalid-yaml' && reading.line >= lineCount(bytes);
      const where = `${lineOf(pieces, reading.line)}, column ${reading.column}`;
      const what = document.isList ? `; ${itemsRead(document.read)}` : '';
      const reason = cut ? 'the file ends inside the document' : reading.reason;
      document.complete = false;
      this.#reports.problem(
        cut ? 'truncated' : reading.code,
        first.offset,
        `line ${where}: ${reason}${what}`,
      );
      return undefined;
    }
    if (reading.fast) return reading.value;
    this.slow++;
    this.#slowBytes += bytes.length;
    const { duplicateLine, controls } = reading;
    if (duplicateLine !== null) {
      const reason = 'a key occurs a second time in its mapping; the last one counts';
      this.problem('duplicate-key', first.offset, lineOf(pieces, duplicateLine), reason);
    }
    if (controls) this.problem('control-characters', first.offset, first.line, 'it holds control characters');
    return reading.value;
  }
}

/** Entries of a list from which on it is worth while to look for what they have in common. */
const LONG = 32;

/** `no complete items were read`, `1 complete item was read`, `7 complete items were read`. */
export function itemsRead(count: number): string {
  return `${count === 0 ? 'no' : count} complete ${count === 1 ? 'item was' : 'items were'} read`;
}

/** The line in the file of a line of joined pieces. */
function lineOf(pieces: readonly Piece[], line: number): number {
  let before = 0;
  let found = line;
  for (const piece of pieces) {
    if (line <= before) break;
    found = piece.line + line - before - 1;
    before += newlines(piece.bytes);
  }
  return found;
}

function lineCount(bytes: Buffer): number {
  return newlines(bytes) + (bytes[bytes.length - 1] === NEWLINE ? 0 : 1);
}

function newlines(bytes: Buffer): number {
  let count = 0;
  for (const byte of bytes) if (byte === NEWLINE) count++;
  return count;
}

const NEWLINE = 0x0a;
