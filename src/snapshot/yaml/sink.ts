import type { PodRow } from '../../model/pod-row.ts';

/** Where an item stood in its file. */
export interface YamlPosition {
  /** The nth document of the file, from 0; empty documents do not count. */
  readonly document: number;
  /** Index in the document's list, from 0; items that could not be read keep their index. */
  readonly item: number;
  /** Bytes from the start of the file, of the item's first line. */
  readonly offset: number;
}

/** What a document said of itself. */
export interface YamlDocument {
  /** The nth document of the file, from 0; empty documents do not count. */
  readonly document: number;
  readonly offset: number;
  /**
   * A list: its top-level members without `items` (what could be read of them, when the list is not complete).
   * One object: the whole object. A bare sequence: `null`.
   */
  readonly envelope: Readonly<Record<string, unknown>> | null;
  /** How many items the list held, unreadable ones included; `null` for a document that is one object. */
  readonly items: number | null;
  /** False when anything of the document is missing: it was cut, or an item was skipped. */
  readonly complete: boolean;
}

export type YamlProblemCode =
  /** The file ends inside a document. What could be read of it was. */
  | 'truncated'
  /** An item or a document is not YAML, or not an object. It was skipped; what follows was read. */
  | 'invalid-yaml'
  /** A document begins where another has not ended; both were read. */
  | 'missing-separator'
  /** A key occurs twice in one mapping; the last one counts, as for Go. */
  | 'duplicate-key'
  /** Aliases multiply beyond reason. The item was skipped. */
  | 'too-many-aliases'
  | 'too-large'
  | 'too-deep'
  /** It needs the full parser, which has had as much of the file as it can read in reasonable time. It was skipped. */
  | 'too-slow'
  /** Characters YAML forbids were read as they are. */
  | 'control-characters'
  /** Bytes that are not UTF-8 were read as U+FFFD; nothing was skipped. Reported once, at the end. */
  | 'invalid-utf-8'
  /** Further problems were counted, not listed. Reported once, at the end. */
  | 'more-problems';

/** One sentence that says where reading broke and what was read. It never quotes captured text. */
export interface YamlProblem {
  readonly code: YamlProblemCode;
  readonly offset: number;
  readonly message: string;
}

/** Receives what the reader finds, in file order, while the file is being read. */
export interface YamlSink {
  /** One element of a list's `items`, or of a bare top-level sequence. */
  item(value: unknown, position: YamlPosition): void;
  /** The same of a pod that may have others like it. Without this, every item is whole, and its value what YAML says. */
  row?(row: PodRow, position: YamlPosition): void;
  /** A document ended. A single object that could not be read is a problem only. */
  document(document: YamlDocument): void;
  /** A line of kubectl's stderr that was taken out, without its line end; long ones are cut. */
  noise(line: string, offset: number): void;
  problem(problem: YamlProblem): void;
}

export interface YamlSummary {
  readonly bytes: number;
  readonly documents: number;
  /** Items handed to the sink. */
  readonly items: number;
  /** All lines of noise, those not handed to the sink included. */
  readonly noiseLines: number;
  /** Items and documents that needed the full YAML parser. */
  readonly slow: number;
}
