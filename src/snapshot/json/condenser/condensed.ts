import type { Span } from '../item-marker.ts';

/** Items read by the condenser, as bytes that another thread can take: views that the next call overwrites. */
export interface Condensed {
  /** `[value,value,...]`: JSON in UTF-8. A value is an item, with `null` where a part belongs, or what a row asks for. */
  readonly text: Uint8Array;
  /** `text` and `parts` are. */
  readonly isAscii: boolean;
  /** An item: 0 when it is the next value, otherwise its skeleton + 1 and what that asks for; see `Skeleton`. */
  readonly rows: Uint32Array;
  /** The texts that rows and variables speak of, in ASCII, each with a quote after it. */
  readonly leaves: Uint8Array;
  /** Five numbers a part that is used: value, point (see `POINTS`), part, index of its first variable, number of them. */
  readonly uses: Uint32Array;
  /** Two numbers a variable, what one use of a part has and others have not; see `Variables`. */
  readonly variables: Uint32Array;
  /**
   * JSON of the parts that are used for the first time, each with its length in the word before it, padded to two
   * words; their numbers follow those of the parts before.
   */
  readonly parts: Uint32Array;
  /** The parts before count no more: numbers begin anew. */
  readonly forgets: boolean;
  readonly count: number;
}

/** The same, and where in the file they stand. */
export interface CondensedItems extends Condensed {
  /** Where the last item ends. */
  readonly end: number;
  /** The last two items, if there are two. */
  readonly neighbours: readonly Span[];
}

/** All text there is in it. */
export function textsOf({ text, leaves, parts }: Condensed): readonly Uint8Array[] {
  return [text, leaves, new Uint8Array(parts.buffer, parts.byteOffset, parts.byteLength)];
}
