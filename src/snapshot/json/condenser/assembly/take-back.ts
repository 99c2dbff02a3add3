// An item that cannot be finished leaves nothing.

import { out, values } from './batch';
import { leaf, row } from './rows';
import { overwritten, unsee } from './seen';
import { use } from './uses';
import { nextVariable } from './variables';

export let outBefore: usize = 0;
export let useBefore: usize = 0;
let variableBefore: usize = 0;
let rowBefore: usize = 0;
let leafBefore: usize = 0;
let valuesBefore: i32 = 0;

/** An item begins: what is written from here on may be taken back. */
// @ts-ignore: decorator
@inline
export function remember(): void {
  outBefore = out;
  useBefore = use;
  variableBefore = nextVariable;
  rowBefore = row;
  leafBefore = leaf;
  valuesBefore = values;
  overwritten = 0;
}

/** Leaves nothing of the item being read, but for parts that it has made known. */
export function takeBack(): void {
  out = outBefore;
  use = useBefore;
  nextVariable = variableBefore;
  row = rowBefore;
  leaf = leafBefore;
  values = valuesBefore;
  unsee();
}
