import type { Audit } from '../analysis/audit.ts';
import type { Comparison } from '../analysis/comparison/comparison.ts';
import type { Judged } from './brief/judged.ts';
import type { Brief } from './brief/schema.ts';
import type { PageStyle } from './style/page-style.ts';

/** All that a page may speak of, and how dates are to be printed on it. */
export interface Dossier {
  readonly audit: Audit;
  readonly brief: Brief;
  /** Of two snapshots: the earlier one, and what changed since. */
  readonly before: { readonly audit: Audit; readonly comparison: Comparison } | null;
  readonly style: PageStyle;
  /** What the snapshot says of the brief's claims. */
  readonly judged: Judged;
}
