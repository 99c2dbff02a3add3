import {
  BACKSLASH,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  isBlank,
  OPEN_BRACE,
  OPEN_BRACKET,
  QUOTE,
} from './ascii.ts';

/** Far deeper than any object nests, and far from where the stack of those who walk through it ends. */
export const MAX_DEPTH = 1024;

const BLANK = 0;
const SCALAR = 1;
const STRING = 2;
const OPEN = 3;
const CLOSE = 4;
const SEPARATOR = 5;
const STRUCTURE = Uint8Array.from({ length: 256 }, (_, byte) => structureOf(byte));
const ENDS_STRING_RUN = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte === QUOTE || byte === BACKSLASH || byte < 0x20 ? 1 : 0,
);

/** What stood last, other than whitespace. */
const NOTHING = 0;
const VALUE = 1;

/**
 * Finds where one JSON value ends, whatever its layout, in as many pieces as it arrives. It follows strings, escapes
 * and nesting, and stops where a text was cut or patched: a line end in a string, a wrong bracket, a value where a
 * comma or a key must stand. The rest of the grammar is left to `JSON.parse`.
 */
export class ValueScanner {
  state: 'open' | 'done' | 'broken' = 'open';
  /** The value nests deeper than `MAX_DEPTH`. Its end is still found. */
  tooDeep = false;
  #containers = new Uint8Array(64);
  #depth = 0;
  #last = NOTHING;
  #inString = false;
  #escaped = false;
  #inScalar = false;
  #lenient = false;

  /** Begins with a new value; `lenient` follows nesting only, to find the end of a value known to be broken. */
  restart(lenient = false): void {
    this.state = 'open';
    this.#lenient = lenient;
    this.tooDeep = false;
    this.#depth = 0;
    this.#last = NOTHING;
    this.#inString = false;
    this.#escaped = false;
    this.#inScalar = false;
  }

  /** Reads on at index `from`; returns the index after the value, of the offending byte, or `to` when it is open. */
  scan(bytes: Uint8Array, from: number, to: number): number {
    let at = from;
    while (at < to) {
      if (this.#inString) {
        at = this.#string(bytes, at, to);
        if (this.state !== 'open') return at;
        continue;
      }
      const byte = bytes[at] ?? 0;
      switch (STRUCTURE[byte]) {
        case BLANK:
          if (this.#inScalar) return this.#stop('done', at);
          break;
        case SCALAR:
          if (this.#depth === 0) {
            if (!this.#inScalar && this.#last === VALUE) return this.#stop('broken', at);
            this.#inScalar = true;
          }
          this.#last = VALUE;
          break;
        case STRING:
          if (this.#last === VALUE && !this.#lenient) return this.#stop('broken', at);
          this.#inString = true;
          break;
        case OPEN:
          if (!this.#mayOpen()) return this.#stop('broken', at);
          this.#open(byte);
          break;
        case CLOSE:
          if (this.#inScalar) return this.#stop('done', at);
          if (!this.#close(byte)) return this.#stop('broken', at);
          if (this.#depth === 0) return this.#stop('done', at + 1);
          break;
        default:
          if (this.#inScalar) return this.#stop('done', at);
          if (this.#depth === 0) return this.#stop('broken', at);
          this.#last = byte;
      }
      at++;
    }
    return at;
  }

  /** The bytes ended: a number or literal on its own ends with them. */
  close(): void {
    if (this.#inScalar) this.state = 'done';
  }

  #string(bytes: Uint8Array, from: number, to: number): number {
    let at = from;
    if (this.#escaped) {
      this.#escaped = false;
      at++;
    }
    while (at < to) {
      const byte = bytes[at] ?? 0;
      if (ENDS_STRING_RUN[byte] === 0) {
        at++;
      } else if (byte === QUOTE) {
        this.#inString = false;
        this.#last = VALUE;
        return this.#depth === 0 ? this.#stop('done', at + 1) : at + 1;
      } else if (byte === BACKSLASH) {
        if (at + 1 === to) this.#escaped = true;
        at += 2;
      } else {
        return this.#stop('broken', at);
      }
    }
    return to;
  }

  #mayOpen(): boolean {
    if (this.#lenient) return true;
    if (this.#last === VALUE) return false;
    return this.#last === COLON || this.#container() !== OPEN_BRACE;
  }

  #open(byte: number): void {
    if (this.#depth === MAX_DEPTH) this.tooDeep = true;
    if (this.#depth === this.#containers.length && this.#depth < MAX_DEPTH) {
      const deeper = new Uint8Array(this.#depth * 4);
      deeper.set(this.#containers);
      this.#containers = deeper;
    }
    // Beyond the deepest level the write has no effect, and neither has the check in close.
    this.#containers[this.#depth] = byte;
    this.#depth++;
    this.#last = NOTHING;
  }

  #close(byte: number): boolean {
    const container = this.#container();
    if (container === OPEN_BRACE && byte !== CLOSE_BRACE) return false;
    if (container === OPEN_BRACKET && byte !== CLOSE_BRACKET) return false;
    if (this.#depth === 0) return false;
    this.#depth--;
    this.#last = VALUE;
    return true;
  }

  #container(): number {
    return this.#containers[this.#depth - 1] ?? 0;
  }

  #stop(state: 'done' | 'broken', at: number): number {
    this.state = state;
    return at;
  }
}

function structureOf(byte: number): number {
  if (isBlank(byte)) return BLANK;
  if (byte === QUOTE) return STRING;
  if (byte === OPEN_BRACE || byte === OPEN_BRACKET) return OPEN;
  if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) return CLOSE;
  if (byte === COMMA || byte === COLON) return SEPARATOR;
  return SCALAR;
}
