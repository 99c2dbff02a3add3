import type { Audit } from '../analysis/audit.ts';
import type { Comparison } from '../analysis/comparison/comparison.ts';
import type { Brief } from './brief/schema.ts';

/** All that a page may speak of. */
export interface Dossier {
  readonly audit: Audit;
  readonly brief: Brief;
  /** Of two snapshots: the earlier one, and what changed since. */
  readonly before: { readonly audit: Audit; readonly comparison: Comparison } | null;
}
