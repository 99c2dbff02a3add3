/** A stretch of a file. */
export interface Piece {
  readonly bytes: Buffer;
  /** Of its first byte in the file. */
  readonly offset: number;
  /** Of its first byte in the file, from 1. */
  readonly line: number;
}

/** What is known of the document being read. */
export class OpenDocument {
  offset: number;
  /** `%` lines before it. */
  readonly directives: string;
  /**
   * `start`: nothing yet. `mapping`: keys at the left margin. `items`: between `items:` and its first entry.
   * `list`: in the entries of `items`. `sequence`: entries at the left margin. `node`: anything else.
   */
  state: 'start' | 'mapping' | 'items' | 'list' | 'sequence' | 'node' = 'start';
  firstKey: string | null = null;
  hasKind = false;
  /** It has entries that are read one by one. */
  isList = false;
  complete = true;
  /** Entries met, and how many of them were read. */
  items = 0;
  read = 0;
  /** Column of the dashes of a list. */
  column = 0;
  /** Everything besides the entries, as long as it is not too large. */
  readonly envelope: Piece[] = [];
  envelopeBytes = 0;

  constructor(offset: number, directives: string) {
    this.offset = offset;
    this.directives = directives;
  }
}
