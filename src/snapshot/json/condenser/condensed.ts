import type { Span } from '../item-marker.ts';

/**
 * Items read by the condenser, as bytes that another thread can take. Everything but `end` and `neighbours` is a view
 * that the next call overwrites.
 */
export interface Condensed {
  /** `[item,item,...]`: JSON in UTF-8, `null` where a part belongs. */
  readonly text: Uint8Array;
  readonly isAscii: boolean;
  /** Five numbers a part that is used: item, point (see `POINTS`), part, index of its first time, number of its times. */
  readonly uses: Uint32Array;
  /** Seconds since 1970. */
  readonly times: Uint32Array;
  /** JSON of the parts that are used for the first time; their numbers follow those of the parts before. */
  readonly parts: readonly Uint8Array[];
  /** The parts before count no more: numbers begin anew. */
  readonly forgets: boolean;
  readonly count: number;
  /** Where the last item ends. */
  readonly end: number;
  /** The last two items, if there are two. */
  readonly neighbours: readonly Span[];
}
