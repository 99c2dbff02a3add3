import type { JsonDocument, JsonListStart, JsonPosition, JsonProblem } from '../json/sink.ts';
import type { BlockOwner } from '../text/log-blocks.ts';
import type { Stored } from './slots.ts';

/** What the thread finds in its file, in file order. */
export type Message =
  | { readonly kind: 'batch'; readonly stored: Stored; readonly position: JsonPosition }
  | { readonly kind: 'item'; readonly value: unknown; readonly position: JsonPosition }
  | { readonly kind: 'opened'; readonly list: JsonListStart }
  | { readonly kind: 'document'; readonly document: JsonDocument }
  | { readonly kind: 'noise'; readonly line: string; readonly offset: number }
  | { readonly kind: 'problem'; readonly problem: JsonProblem }
  /** There are redaction marks in what follows. */
  | { readonly kind: 'mark' }
  | { readonly kind: 'log'; readonly owner: BlockOwner }
  | { readonly kind: 'log bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'log end' }
  /** So many bytes of the file were read. */
  | { readonly kind: 'read'; readonly bytes: number }
  | { readonly kind: 'end' }
  /** The system could not read the file. */
  | { readonly kind: 'failed'; readonly code: string };

export interface ThreadData {
  /** Where the file lies, and its path in the snapshot. */
  readonly file: string;
  readonly path: string;
  /** One number: how many messages were taken in. */
  readonly taken: SharedArrayBuffer;
  /** See `Slots`. */
  readonly slots: SharedArrayBuffer;
}

export function isThreadData(value: unknown): value is ThreadData {
  return (
    typeof value === 'object' &&
    value !== null &&
    'slots' in value &&
    'taken' in value &&
    'file' in value &&
    'path' in value
  );
}
