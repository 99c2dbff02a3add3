// Where everything lies in memory.

import { side } from './batch';
import { MODEL, modelAt, MODELS, models } from './models';
import { partCount, slotMask, slots, text, texts, textsEnd } from './parts';
import { pointCount, points } from './points';
import { leaves, rows } from './rows';
import { seen, seenMask } from './seen';
import { TRACES, traces } from './traces';
import { uses } from './uses';
import { variables, variablesEnd } from './variables';

/** The first address that statics do not use. */
export function heapBase(): usize {
  return __heap_base;
}

/** Bytes for what pods have of their own, and for pods to compare others with. */
export function tracesSize(): usize {
  return TRACES + <usize>MODELS * MODEL;
}

export function place(
  seenAt: usize,
  seenSlots: u32,
  slotsAt: usize,
  slotCount: u32,
  textsAt: usize,
  textsLimit: usize,
  usesAt: usize,
  pointsAt: usize,
  pointsUsed: i32,
  variablesAt: usize,
  variablesLimit: usize,
  sideAt: usize,
  rowsAt: usize,
  leavesAt: usize,
  tracesAt: usize,
): void {
  traces = tracesAt;
  for (let i = 0; i < MODELS; i++) store<u32>(models + ((<usize>i) << 2), <u32>(traces + TRACES + <usize>i * MODEL));
  variables = variablesAt;
  variablesEnd = variablesLimit;
  side = sideAt;
  rows = rowsAt;
  leaves = leavesAt;
  seen = seenAt;
  seenMask = seenSlots - 1;
  slots = slotsAt;
  slotMask = slotCount - 1;
  texts = textsAt;
  textsEnd = textsLimit;
  uses = usesAt;
  points = pointsAt;
  pointCount = pointsUsed;
  forget();
}

/** Forgets all parts: their ids begin anew. */
export function forget(): void {
  text = texts;
  partCount = 0;
  for (let i = 0; i < MODELS; i++) store<u32>(modelAt(i), 0);
  memory.fill(seen, 0, ((<usize>seenMask) + 1) << 2);
  memory.fill(slots, 0, ((<usize>slotMask) + 1) << 4);
}
