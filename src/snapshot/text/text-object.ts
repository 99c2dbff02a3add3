import type { JsonRecord } from '../../model/json.ts';
import type { KindName } from '../../model/kinds.ts';
import type { LedgerProblem } from '../../model/ledger.ts';
import type { Dated } from '../../model/newest.ts';
import type { TextForm } from '../../model/text-form.ts';

/** RFC 3339 of so many milliseconds before the capture; `null` when either is unknown. */
export type Ago = (ms: number | null) => string | null;

/** An object as far as kubectl's text shows it. Its times wait until the capture time is known. */
export interface TextObject {
  readonly source: KindName;
  readonly form: TextForm;
  /** `null`: the text does not say, or the kind has none. */
  readonly namespace: string | null;
  readonly name: string;
  /** From 1. */
  readonly line: number;
  readonly ageMs: number | null;
  /** The object in Kubernetes' shape, without what the text does not show. */
  raw(ago: Ago): JsonRecord;
}

/** Objects of one kind that one command printed. */
export interface TextList {
  readonly source: KindName;
  readonly form: TextForm;
  /** All there are of it where it was asked; `false`: a selection, or lines that could not be read. */
  readonly whole: boolean;
  /** The command asked for all namespaces. */
  readonly allNamespaces: boolean;
  /** The namespace the command asked for, where it stands beside its output. */
  readonly namespace: string | null;
  readonly objects: readonly TextObject[];
}

/** What a file of kubectl's text for people holds. */
export interface KubectlText {
  /** `kubectl get table`, `kubectl describe`, `kubectl events`: the first of them. */
  readonly format: string;
  readonly lists: readonly TextList[];
  readonly problems: readonly LedgerProblem[];
  /** Lines in which kubectl says why something is not there. */
  readonly refusals: readonly string[];
  /** The last moment that the text names in full; descriptions do, tables have ages only. */
  readonly newest: Dated | null;
}
