import type { LedgerProblem } from '../../model/ledger.ts';

/** What the ledger has to say of something that is not simply a file that was read. */
export interface Remark extends LedgerProblem {
  /** Relative to the snapshot; of the archive itself, or of what lies in it. */
  readonly path: string;
  /** What stands there: `tar.gz`, `zip`, `link`, `device`, ... */
  readonly format: string;
}
