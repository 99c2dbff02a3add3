// What a call of `condense` left.

import { isAscii, items, out } from './batch';
import { leaf, row } from './rows';
import { USE, use, uses } from './uses';
import { nextVariable, variables } from './variables';

export function itemCount(): i32 {
  return items;
}

export function useCount(): i32 {
  return <i32>((use - uses) / USE);
}

export function rowEnd(): usize {
  return row;
}

export function leafEnd(): usize {
  return leaf;
}

export function outputEnd(): usize {
  return out;
}

export function onlyAscii(): bool {
  return isAscii;
}

export function variableCount(): i32 {
  return <i32>((nextVariable - variables) >> 3);
}
