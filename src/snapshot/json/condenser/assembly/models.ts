// Pods that others are compared with.

import { isAscii } from './batch';
import { itemStart } from './item';
import { rowSkeleton } from './rows';
import { trace, TRACES, traces } from './traces';

/** How many pods are kept to compare others with, and what each may take. */
export const MODELS: i32 = 2;
export const MODEL_HEAD: usize = 16;
const MODEL_TEXT: usize = 48 * 1024;
export const MODEL: usize = MODEL_HEAD + TRACES + 4 + MODEL_TEXT + 16;

/**
 * Pods that were read whole and became rows, the last that another was like first: addresses of their skeleton + 1,
 * or 0 when there is none yet (4), where their traces end (4), their length in the output (4), whether they are ASCII
 * (4), their traces, and their text, with its length before it (4).
 */
export const models = memory.data(MODELS * 4);

// @ts-ignore: decorator
@inline
export function modelAt(i: i32): usize {
  return <usize>load<u32>(models + ((<usize>i) << 2));
}

/** The ith model becomes the first. */
export function toFront(i: i32): void {
  const model = <u32>modelAt(i);
  for (let at = models + ((<usize>i) << 2); at > models; at -= 4) store<u32>(at, load<u32>(at - 4));
  store<u32>(models, model);
}

/** The pod that was just read up to `to` is one that others may be like. */
export function keepModel(to: usize, written: usize): void {
  const length = to - itemStart;
  if (length > MODEL_TEXT) return;
  toFront(MODELS - 1);
  const model = modelAt(0);
  store<i32>(model, rowSkeleton + 1);
  store<u32>(model + 4, <u32>(model + MODEL_HEAD + (trace - traces)));
  store<u32>(model + 8, <u32>written);
  store<i32>(model + 12, isAscii ? 1 : 0);
  memory.copy(model + MODEL_HEAD, traces, trace - traces);
  const textAt = model + MODEL_HEAD + TRACES;
  store<u32>(textAt, <u32>length);
  memory.copy(textAt + 4, itemStart, length);
}
