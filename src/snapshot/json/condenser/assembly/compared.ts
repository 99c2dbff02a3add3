// The pod being read beside the model that it is compared with.

import { end } from './batch';
import { isEqual } from './bytes';

/** Where the model's text begins. */
export let modelText: usize = 0;
/** How long the pod would be in the output. */
export let written: usize = 0;

/** Whether the model's text from `from` to `to` stands at `p`. */
export function isSame(p: usize, from: usize, to: usize): bool {
  return p + to - from <= end && isEqual(p, from, to - from);
}

/** The address after what the model has there, too; 0 when something else stands there. */
export function afterSame(t: usize, p: usize): usize {
  const from = modelText + load<u32>(t + 4);
  const to = modelText + load<u32>(t + 8);
  return isSame(p, from, to) ? p + to - from : 0;
}
