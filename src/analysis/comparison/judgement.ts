import { type CaptureOrder, captureOrder } from './capture-order.ts';
import { type Identity, identity } from './identity.ts';
import type { Portrait } from './portrait.ts';

/** Whether two snapshots can be compared at all: what a caller may refuse. */
export interface Judgement {
  readonly identity: Identity;
  readonly order: CaptureOrder;
}

export function judgement(before: Portrait, after: Portrait): Judgement {
  return { identity: identity(before, after), order: captureOrder(before, after) };
}
