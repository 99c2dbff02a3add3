import { NEWLINE, OPEN_BRACE, OPEN_BRACKET } from './ascii.ts';
import { documentStart } from './document-start.ts';
import type { ItemMarker } from './item-marker.ts';
import type { Reading, Stage } from './reading.ts';

export interface ResyncOutcome {
  /** The marker was found: reading can go on after the item that ends at this offset. */
  item(end: number): Stage;
  /** Another document starts at this offset. */
  document(start: number): Stage;
  /** The file ends, and nothing was found. */
  end(): Stage;
}

export interface ResyncTargets {
  readonly from: number;
  readonly marker: ItemMarker | null;
  /**
   * Whether a brace or bracket at the start of a line begins another document. Not so where the broken document
   * itself is not indented.
   */
  readonly documents: boolean;
}

/** Looks for the next place to read from when a value is broken. */
export class Resync implements Stage {
  readonly #reading: Reading;
  readonly #targets: ResyncTargets;
  readonly #outcome: ResyncOutcome;
  #at: number;
  /** As many bytes as a target may reach over the end of what has arrived. */
  readonly #overlap: number;

  constructor(reading: Reading, targets: ResyncTargets, outcome: ResyncOutcome) {
    this.#reading = reading;
    this.#targets = targets;
    this.#outcome = outcome;
    this.#at = targets.from;
    this.#overlap = targets.marker?.bytes.length ?? 1;
  }

  step(): Stage | 'starved' {
    const { window } = this.#reading;
    const { marker, documents } = this.#targets;
    const view = window.slice(this.#at, window.limit);
    const found = marker === null ? -1 : view.indexOf(marker.bytes);
    const start = documents ? this.#documentStart(view, found === -1 ? view.length : found) : null;
    if (start === 'undecided') return 'starved';
    if (start !== null) return this.#outcome.document(this.#at + start);
    if (marker !== null && found !== -1) return this.#outcome.item(this.#at + found + marker.closing);
    if (window.closed) return this.#outcome.end();
    this.#pause(Math.max(this.#at, window.limit - this.#overlap));
    return 'starved';
  }

  #documentStart(view: Buffer, to: number): number | 'undecided' | null {
    const { closed } = this.#reading.window;
    for (let line = view.indexOf(NEWLINE); line !== -1 && line < to; line = view.indexOf(NEWLINE, line + 1)) {
      const byte = view[line + 1];
      if (byte !== OPEN_BRACE && byte !== OPEN_BRACKET) continue;
      const start = documentStart(view, line + 1, view.length, true);
      if (start === 'no') continue;
      // A marker that begins before the document must have had the room to be found.
      const isSettled = start !== 'undecided' && line + this.#overlap <= view.length;
      if (isSettled || closed) return line + 1;
      this.#pause(Math.max(this.#at, this.#at + line - this.#overlap));
      return 'undecided';
    }
    return null;
  }

  #pause(at: number): void {
    this.#at = at;
    this.#reading.window.release(at);
  }
}
