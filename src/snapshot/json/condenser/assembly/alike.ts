// Pods like one before. kubectl sorts by name, so that pods of one template follow each other, and most of their bytes
// are equal. What is equal to text that was read is read.

import { isAscii, items, out, saved } from './batch';
import { isSame, modelText, written } from './compared';
import { isLost, member } from './item';
import { MODEL_HEAD, modelAt, MODELS, toFront } from './models';
import { own } from './own';
import { row } from './rows';
import { outBefore, takeBack } from './take-back';
import { TRACE, TRACES } from './traces';
import { isTimed } from './variables';

/** Reads a pod that is like one before and makes a row of it, as if it had been read whole. 0 when it is like none. */
export function readLike(p: usize): usize {
  for (let i = 0; i < MODELS; i++) {
    const model = modelAt(i);
    if (load<u32>(model) == 0) return 0;
    const next = readAs(model, p);
    if (next != 0) {
      if (i > 0) toFront(i);
      return next;
    }
    takeBack();
  }
  return 0;
}

function readAs(model: usize, from: usize): usize {
  written = load<u32>(model + 8);
  member = -1;
  isTimed = false;
  isLost = false;
  store<u32>(row, load<u32>(model));
  row += 4;
  modelText = model + MODEL_HEAD + TRACES + 4;
  const tracesEnd = <usize>load<u32>(model + 4);
  let p = from;
  let at = modelText;
  for (let t = model + MODEL_HEAD; t < tracesEnd; t += TRACE) {
    const start = modelText + load<u32>(t + 4);
    if (!isSame(p, at, start)) return 0;
    p = own(t, p + start - at);
    if (p == 0 || isLost) return 0;
    at = modelText + load<u32>(t + 8);
  }
  const modelEnd = modelText + load<u32>(modelText - 4);
  if (!isSame(p, at, modelEnd)) return 0;
  // As if it had been written: see `condense`.
  saved += outBefore + written + <usize>(items > 0) - out;
  isAscii = isAscii && load<u32>(model + 12) != 0;
  return p + modelEnd - at;
}
