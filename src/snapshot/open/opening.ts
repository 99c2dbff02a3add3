import type { Allowance } from './limits.ts';
import type { Remark } from './remarks.ts';
import type { Spool } from './spool.ts';

/** What everything shares that is opened for one snapshot. */
export interface Opening {
  readonly allowance: Allowance;
  readonly spool: Spool;
  readonly remarks: Remark[];
  /** What is to be done when the snapshot is closed. */
  readonly closing: (() => Promise<void>)[];
}
