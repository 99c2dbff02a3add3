import type { Instant } from '../../model/instant.ts';
import type { JsonRecord } from '../../model/json.ts';
import type { SourceName } from '../../model/kinds.ts';
import type { LogIdentity } from './log-identity.ts';

/**
 * What a path says of a file's content. Content decides; this helps only where content is silent:
 * items without `kind`, empty lists, an error in place of a list.
 */
export interface FileRole {
  readonly source: SourceName | null;
  /** kubectl's name of a resource that the model has no field for: what an empty list is a list of. */
  readonly resource: string | null;
  /** Of objects that do not say theirs, and what a list was asked of. */
  readonly namespace: string | null;
  /** A layout that writes every object into a file of its own, so that together they are the whole list. */
  readonly onePerFile: boolean;
  /** The container whose output the file may hold. */
  readonly log: LogIdentity | null;
  /** Reads the time at which the capture was made. */
  readonly marker: ((text: string) => Instant | null) | null;
  /** The file says why lists are missing, by namespace or in a row. */
  readonly refusals: boolean;
  /** What it holds instead of cluster state: it is not read. */
  readonly passedOver: string | null;
  /** Gives objects the shape back that the layout took from them. */
  readonly reshape: ((object: JsonRecord) => JsonRecord) | null;
}

/** A file of which the path says nothing. */
export const NO_ROLE: FileRole = {
  source: null,
  resource: null,
  namespace: null,
  onePerFile: false,
  log: null,
  marker: null,
  refusals: false,
  passedOver: null,
  reshape: null,
};

/** Captured objects. */
export function objects(role: Partial<FileRole>): FileRole {
  return { ...NO_ROLE, ...role };
}

/** `what` completes "not cluster state but ...". */
export function notState(what: string): FileRole {
  return { ...NO_ROLE, passedOver: what };
}

export function containerLog(log: LogIdentity): FileRole {
  return { ...NO_ROLE, log };
}

export function marker(read: (text: string) => Instant | null): FileRole {
  return { ...NO_ROLE, marker: read };
}

/** Why `source` is missing, in the words of whoever asked for it. */
export function refusals(source: SourceName | null): FileRole {
  return { ...NO_ROLE, source, refusals: true };
}
