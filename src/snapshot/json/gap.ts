import { ArrayDocument } from './array-document.ts';
import { isBlank, NEWLINE, OPEN_BRACE, OPEN_BRACKET } from './ascii.ts';
import { documentStart } from './document-start.ts';
import { ObjectDocument } from './object-document.ts';
import type { Reading, Stage } from './reading.ts';

/** What lies before, between and after documents: whitespace, and noise. */
export class Gap implements Stage {
  readonly #reading: Reading;
  #at: number;
  /** Nothing but whitespace since the line, or the last document, ended. */
  #alone = true;
  /** No document starts before this offset. */
  #notBefore: number;
  #restOfLine: boolean;

  /** Begins at `at`; text before `notBefore`, and then the rest of its line if asked so, is noise whatever it is. */
  constructor(reading: Reading, at: number, notBefore = at, restOfLine = false) {
    this.#reading = reading;
    this.#at = at;
    this.#notBefore = notBefore;
    this.#restOfLine = restOfLine;
  }

  step(): Stage | 'starved' {
    const { window, noise } = this.#reading;
    const from = this.#at;
    for (let at = from; at < window.limit; at++) {
      const byte = window.at(at);
      if (byte === NEWLINE) {
        noise.push(window.slice(this.#at, at), this.#at);
        noise.flush();
        this.#at = at + 1;
        this.#alone = true;
        if (at >= this.#notBefore) this.#restOfLine = false;
      } else if (
        (byte === OPEN_BRACE || byte === OPEN_BRACKET) &&
        at >= this.#notBefore &&
        !this.#restOfLine
      ) {
        const start = documentStart(window.bytes, at - window.base, window.limit - window.base, this.#alone);
        if (start === 'undecided' && !window.closed) return this.#pause(at);
        if (start === 'object' || start === 'array' || (start === 'undecided' && this.#alone)) {
          return this.#open(at, byte === OPEN_BRACE);
        }
        this.#alone = false;
      } else if (!isBlank(byte) && !isByteOrderMark(byte)) {
        this.#alone = false;
      }
    }
    this.#pause(window.limit);
    if (window.closed) noise.flush();
    return 'starved';
  }

  #pause(at: number): 'starved' {
    const { window, noise } = this.#reading;
    noise.push(window.slice(this.#at, at), this.#at);
    this.#at = at;
    window.release(at);
    return 'starved';
  }

  #open(at: number, isObject: boolean): Stage {
    this.#pause(at);
    return isObject
      ? new ObjectDocument(this.#reading, at, !this.#alone)
      : new ArrayDocument(this.#reading, at).elements();
  }
}

/** Bytes of U+FEFF, which files joined with `cat` carry inside. */
function isByteOrderMark(byte: number): boolean {
  return byte === 0xef || byte === 0xbb || byte === 0xbf;
}
