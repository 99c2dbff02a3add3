import type { Peers } from './rule.ts';

/** A check of other tools that no rule answers, and why. */
export interface LeftOut {
  readonly check: string;
  readonly peers: Peers;
  readonly reason: string;
}
