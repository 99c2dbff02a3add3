import { ESCAPE_DIGITS, escapedPoint, SAME_ESCAPES } from './flow-escape.ts';
import { jsonScalar } from './flow-scalar.ts';

/**
 * Turns YAML documents in flow style, such as `kubectl get -o kyaml` prints, into JSON, in as many pieces as they
 * arrive: keys and plain scalars are quoted, trailing commas and comments go, escapes become those of JSON. What is
 * outside of documents stays as it is, without the `---`. Layout is kept, so that whoever reads the JSON finds items
 * where they stood.
 */
export class FlowJson {
  #out = Buffer.allocUnsafe(SMALLEST);
  #written = 0;
  #state: State = 'line start';
  #depth = 0;
  /** Where a comma was written that a closing bracket would make one too many; -1: nowhere. */
  #comma = -1;
  /** A key stands without its value. */
  #isOwed = false;
  /** What came last can be a key: a colon would end it. */
  #isAfter = false;
  /** Bytes of a plain scalar, or of a single-quoted one. */
  #scalar: number[] = [];
  #escape = '';
  #breaks = 0;

  /** The JSON for the next bytes, valid until the next call. */
  push(chunk: Uint8Array): Buffer {
    const kept = this.#comma < 0 ? 0 : this.#written - this.#comma;
    if (kept > 0) this.#out.copyWithin(0, this.#comma, this.#written);
    this.#written = kept;
    if (kept > 0) this.#comma = 0;
    for (let at = 0; at < chunk.length; at++) {
      if (this.#written + ROOM > this.#out.length) this.#grow();
      this.#byte(chunk[at] ?? 0);
    }
    return this.#out.subarray(0, this.#comma < 0 ? this.#written : this.#comma);
  }

  /** What is left when the file ends. */
  end(): Buffer {
    this.push(NOTHING);
    if (this.#state === 'plain') this.#endPlain();
    return this.#out.subarray(0, this.#written);
  }

  #byte(byte: number): void {
    switch (this.#state) {
      case 'double':
        this.#double(byte);
        return;
      case 'between':
        this.#between(byte);
        return;
      case 'plain':
        this.#plain(byte);
        return;
      case 'colon':
        this.#colon(byte);
        return;
      case 'line start':
        this.#lineStart(byte);
        return;
      case 'outside':
        if (byte === NEWLINE) this.#state = 'line start';
        this.#put(byte);
        return;
      case 'comment':
        if (byte !== NEWLINE) return;
        this.#put(byte);
        this.#state = this.#depth > 0 ? 'between' : 'line start';
        return;
      case 'escape':
        this.#escaped(byte);
        return;
      case 'code point':
        this.#codePoint(byte);
        return;
      case 'fold':
        this.#fold(byte);
        return;
      case 'single':
        if (byte === APOSTROPHE) this.#state = 'apostrophe';
        else this.#scalar.push(byte);
        return;
      case 'apostrophe':
        this.#afterApostrophe(byte);
    }
  }

  #lineStart(byte: number): void {
    if (byte === OPEN_BRACE || byte === OPEN_BRACKET) this.#between(byte);
    else if (byte === HASH) this.#state = 'comment';
    else if (byte === DASH) this.#put(SPACE);
    else {
      this.#put(byte);
      if (!isBlank(byte)) this.#state = 'outside';
    }
  }

  #between(byte: number): void {
    this.#state = 'between';
    if (isBlank(byte)) {
      this.#put(byte);
    } else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) {
      this.#close(byte);
    } else if (byte === HASH) {
      this.#state = 'comment';
    } else if (byte === COLON && this.#isAfter) {
      this.#isOwed = true;
      this.#isAfter = false;
      this.#put(byte);
    } else if (byte === COMMA) {
      this.#pay();
      this.#isAfter = false;
      this.#comma = this.#written;
      this.#put(byte);
    } else {
      this.#comma = -1;
      this.#isOwed = false;
      this.#isAfter = byte !== OPEN_BRACE && byte !== OPEN_BRACKET;
      this.#begin(byte);
    }
  }

  #begin(byte: number): void {
    if (byte === OPEN_BRACE || byte === OPEN_BRACKET) {
      this.#depth++;
      this.#put(byte);
    } else if (byte === QUOTE) {
      this.#put(byte);
      this.#state = 'double';
    } else {
      this.#scalar = byte === APOSTROPHE ? [] : [byte];
      this.#state = byte === APOSTROPHE ? 'single' : 'plain';
    }
  }

  #close(byte: number): void {
    if (this.#comma >= 0) this.#out[this.#comma] = SPACE;
    this.#comma = -1;
    this.#pay();
    this.#put(byte);
    this.#isAfter = true;
    this.#depth--;
    if (this.#depth <= 0) {
      this.#depth = 0;
      this.#state = 'outside';
    }
  }

  /** `{a: , b: }` holds nulls. */
  #pay(): void {
    if (this.#isOwed) this.#text('null');
    this.#isOwed = false;
  }

  #plain(byte: number): void {
    const before = this.#scalar[this.#scalar.length - 1] ?? 0;
    if (ENDS_PLAIN[byte] === 1) {
      this.#endPlain();
      this.#between(byte);
    } else if (byte === COLON) {
      this.#state = 'colon';
    } else if (byte === HASH && isBlank(before)) {
      this.#endPlain();
      this.#state = 'comment';
    } else {
      this.#scalar.push(byte);
    }
  }

  /** A colon ends a key where a value may begin; otherwise it is a part of the scalar. */
  #colon(byte: number): void {
    if (isBlank(byte) || ENDS_PLAIN[byte] === 1) {
      this.#endPlain();
      this.#between(COLON);
      this.#between(byte);
    } else {
      this.#state = 'plain';
      this.#scalar.push(COLON);
      this.#plain(byte);
    }
  }

  #endPlain(): void {
    this.#text(jsonScalar(Buffer.from(this.#scalar).toString('utf8')));
    this.#state = 'between';
  }

  #afterApostrophe(byte: number): void {
    if (byte === APOSTROPHE) {
      this.#scalar.push(byte);
      this.#state = 'single';
      return;
    }
    const folded = Buffer.from(this.#scalar).toString('utf8').replaceAll(FOLDED, foldedBreaks);
    this.#text(JSON.stringify(folded));
    this.#between(byte);
  }

  #double(byte: number): void {
    if (byte === BACKSLASH) {
      this.#state = 'escape';
    } else if (byte === NEWLINE) {
      while (this.#written > 0 && isBlank(this.#out[this.#written - 1] ?? 0)) this.#written--;
      this.#breaks = 1;
      this.#state = 'fold';
    } else if (byte === TAB) {
      this.#text('\\t');
    } else {
      // Other control characters stay as they are, for whoever reads the JSON to complain of.
      this.#put(byte);
      if (byte === QUOTE) this.#state = 'between';
    }
  }

  /** After a line break in a double-quoted scalar: one is a space, more are one less. */
  #fold(byte: number): void {
    if (byte === NEWLINE) this.#breaks++;
    if (isBlank(byte)) return;
    if (this.#breaks === 1) this.#put(SPACE);
    for (let index = 1; index < this.#breaks; index++) this.#text('\\n');
    this.#state = 'double';
    this.#double(byte);
  }

  #escaped(byte: number): void {
    const same = SAME_ESCAPES.get(byte);
    this.#state = 'double';
    if (same !== undefined) {
      this.#text(same);
    } else if (byte === NEWLINE) {
      // An escaped line break is none, and neither is the indentation after it.
      this.#breaks = 0;
      this.#state = 'fold';
    } else if (ESCAPE_DIGITS.has(byte)) {
      this.#escape = String.fromCharCode(byte);
      this.#state = 'code point';
    } else if (byte !== CARRIAGE_RETURN) {
      this.#put(BACKSLASH);
      this.#put(byte);
    } else {
      this.#state = 'escape';
    }
  }

  #codePoint(byte: number): void {
    this.#escape += String.fromCharCode(byte);
    if (this.#escape.length <= (ESCAPE_DIGITS.get(this.#escape.charCodeAt(0)) ?? 0)) return;
    const point = Number.parseInt(this.#escape.slice(1), 16);
    const isPoint = /^.[0-9a-fA-F]+$/.test(this.#escape) && point <= 0x10ffff;
    // A lone surrogate must keep its escape.
    this.#text(isPoint ? escapedPoint(point) : '\\ufffd');
    this.#state = 'double';
  }

  #put(byte: number): void {
    this.#out[this.#written++] = byte;
  }

  #text(text: string): void {
    while (this.#written + text.length * 3 + ROOM > this.#out.length) this.#grow();
    this.#written += this.#out.write(text, this.#written, 'utf8');
  }

  #grow(): void {
    const roomy = Buffer.allocUnsafe(this.#out.length * 2);
    roomy.set(this.#out);
    this.#out = roomy;
  }
}

type State =
  | 'line start'
  | 'outside'
  | 'between'
  | 'comment'
  | 'plain'
  | 'colon'
  | 'double'
  | 'escape'
  | 'code point'
  | 'fold'
  | 'single'
  | 'apostrophe';

const SMALLEST = 64 * 1024;
/** As much as one byte can become, scalars aside. */
const ROOM = 64;
const NOTHING = new Uint8Array(0);

const TAB = 0x09;
const NEWLINE = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const SPACE = 0x20;
const QUOTE = 0x22;
const HASH = 0x23;
const APOSTROPHE = 0x27;
const COMMA = 0x2c;
const DASH = 0x2d;
const COLON = 0x3a;
const OPEN_BRACKET = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;

const ENDS_PLAIN = new Uint8Array(256);
for (const byte of [COMMA, OPEN_BRACKET, CLOSE_BRACKET, OPEN_BRACE, CLOSE_BRACE]) ENDS_PLAIN[byte] = 1;

const FOLDED = /(?<![ \t\r])[ \t\r]*\n(?:[ \t\r]*\n)*[ \t]*/g;

function foldedBreaks(space: string): string {
  const breaks = space.split('\n').length - 1;
  return breaks === 1 ? ' ' : '\n'.repeat(breaks - 1);
}

function isBlank(byte: number): boolean {
  return byte === SPACE || byte === NEWLINE || byte === CARRIAGE_RETURN || byte === TAB;
}
