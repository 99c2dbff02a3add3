/**
 * The two forms in which kubectl prints objects for people: `kubectl get` and `kubectl events` tables, and
 * `kubectl describe`. Both leave fields out and round ages; a description shows more than a table.
 */
export type TextForm = 'table' | 'describe';

/** What is known of the object's age where nothing says when the snapshot was taken. */
export interface TextOrigin {
  readonly form: TextForm;
  /** Milliseconds before the capture that it was created; `null` where the text does not show it. */
  readonly ageMs: number | null;
}

/** What stands for a namespace that the text does not name. No namespace can be called so; kubectl writes it, too. */
export const UNKNOWN_NAMESPACE = '<unknown>';

/** The exit code of a container of which the text shows no more than that it failed. */
export const UNKNOWN_EXIT_CODE = -1;
