import type { CaptureState } from './captured.ts';
import type { Instant } from './instant.ts';
import type { SourceName } from './kinds.ts';

/** What was captured, and what was not. Plain data: printed by `kube-dossier ledger`, carried in every audit. */
export interface Ledger {
  /** The name the snapshot was given by: the last part of its path. */
  readonly snapshot: string;
  readonly container: Container;
  /** The layouts that were recognised, joined by commas: `must-gather`, `support bundle`, `plain`, `single file`. */
  readonly layout: string;
  readonly captureTime: CaptureTime;
  /** Sorted by path. */
  readonly files: readonly LedgerFile[];
  /** One row per source, in report order, whatever its state. */
  readonly sources: readonly LedgerSource[];
  /** Kinds that only custom resources have, sorted by name. */
  readonly customKinds: readonly {
    readonly apiVersion: string;
    readonly kind: string;
    readonly count: number;
  }[];
}

/** What a snapshot was given as; content decides. `gzip`: one compressed file. */
export type Container = 'directory' | 'file' | 'stdin' | 'tar' | 'tar.gz' | 'zip' | 'gzip';

export type CaptureTimeSource =
  | 'option'
  | 'snapshot.yaml'
  | 'marker'
  | 'metrics'
  | 'newest timestamp'
  | 'none';

/** `at` is `null` only when nothing in the snapshot carries a time; ages are unknown then. */
export interface CaptureTime {
  readonly at: Instant | null;
  readonly source: CaptureTimeSource;
  /** Where exactly: a file, a field, an object. */
  readonly detail: string;
}

export interface LedgerFile {
  /** Relative to the snapshot, `/` between parts. */
  readonly path: string;
  readonly bytes: number;
  readonly encoding: 'utf-8' | 'utf-8 with BOM' | 'utf-16le' | 'utf-16be' | 'binary' | 'none';
  /** What it was: `JSON`, `YAML`, `kubectl top nodes`, `kubectl version`, `log`, `snapshot.yaml`, `empty`, `not recognised`, ... */
  readonly format: string;
  readonly documents: number;
  /** What it held, by kubectl resource name, sorted. */
  readonly contents: readonly { readonly resource: string; readonly count: number }[];
  readonly problems: readonly LedgerProblem[];
}

export interface LedgerProblem {
  /** `error`: something is lost. `warning`: something was repaired or is doubtful. `note`: worth knowing. */
  readonly level: 'error' | 'warning' | 'note';
  readonly message: string;
}

export interface LedgerSource {
  readonly source: SourceName;
  readonly resource: string;
  readonly state: CaptureState;
  readonly count: number;
  readonly duplicates: number;
  /** Per namespace, sorted; empty for cluster-scoped sources. */
  readonly namespaces: readonly {
    readonly namespace: string;
    readonly state: CaptureState;
    readonly count: number;
  }[];
  readonly files: readonly string[];
  /** Why it is not simply captured: kubectl's own words, cleaned and bounded. */
  readonly reason: string | null;
}
