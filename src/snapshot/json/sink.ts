import type { PodRow } from '../../model/pod-row.ts';
import type { Condensed } from './condenser/condensed.ts';

/** Where an item stood in its file. */
export interface JsonPosition {
  /** The nth document of the file, from 0. */
  readonly document: number;
  /** Index in the document's list, from 0; items that could not be read keep their index. */
  readonly item: number;
}

/** What a document said of itself. */
export interface JsonDocument {
  /** The nth document of the file, from 0. */
  readonly document: number;
  readonly offset: number;
  /**
   * A list: its top-level members without `items` (what could be read of them, when the list is not complete).
   * One object: the whole object. A bare array: `null`.
   */
  readonly envelope: Readonly<Record<string, unknown>> | null;
  /** How many items the list held, unreadable ones included; `null` for a document that is one object. */
  readonly items: number | null;
  /** False when anything of the document is missing: it was cut, or an item was skipped. */
  readonly complete: boolean;
}

export type JsonProblemCode =
  /** The document never closes. Its complete items were read. */
  | 'truncated'
  /** An item is not JSON. It was skipped; those after it were read. */
  | 'invalid-item'
  /** Text that began as JSON is not. What could be read of it was. */
  | 'invalid-document'
  /** `items` occurs twice in one list; the items of both were read. */
  | 'duplicate-items'
  | 'too-large'
  | 'too-deep'
  /** Bytes that are not UTF-8 were read as U+FFFD; nothing was skipped. Reported once, at the end. */
  | 'invalid-utf-8'
  /** Further problems were counted, not listed. Reported once, at the end. */
  | 'more-problems';

/** One sentence that says where reading broke and what was read. It never quotes captured text. */
export interface JsonProblem {
  readonly code: JsonProblemCode;
  readonly offset: number;
  readonly message: string;
}

/** A list whose items come next, and its members that stand before them; `kubectl get --raw` prints `kind` first. */
export interface JsonListStart {
  readonly document: number;
  readonly envelope: Readonly<Record<string, unknown>>;
}

/** Receives what the reader finds, in file order, while the file is being read. */
export interface JsonSink {
  opened?(list: JsonListStart): void;
  /** One element of a list's `items`, or of a bare top-level array. */
  item(value: unknown, position: JsonPosition): void;
  /** The same of a pod that may have others like it. Without this, it is an item like any other. */
  row?(row: PodRow, position: JsonPosition): void;
  /** A document ended. A single object that could not be read whole is a problem only. */
  document(document: JsonDocument): void;
  /** A line of text outside all documents, without its line end; long ones are cut. */
  noise(line: string, offset: number): void;
  problem(problem: JsonProblem): void;
}

/** Receives the same, with items that were condensed as the condenser leaves them. */
export interface CondensedSink extends JsonSink {
  /** Several items of a list; `position` is the first one's. */
  batch(condensed: Condensed, position: JsonPosition): void;
}

export interface JsonSummary {
  readonly bytes: number;
  readonly documents: number;
  /** Items handed to the sink. */
  readonly items: number;
  /** All lines of noise, those not handed to the sink included. */
  readonly noiseLines: number;
}
