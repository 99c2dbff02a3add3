import { out } from './batch';
import { QUOTE } from './bytes';

/** Kinds of what differs in parts; beyond any address of a text. */
export const MOMENT: u32 = 0xffffffff;
export const COUNT: u32 = 0xfffffffe;
export const SHARED: u32 = 0xfffffffd;

/**
 * What differs in parts that are equal otherwise, two numbers each: a kind and a number, or where a text begins and its
 * length.
 */
export let variables: usize = 0;
export let variablesEnd: usize = 0;
export let nextVariable: usize = 0;
/** The value being read is at a timed point; where its variables begin. */
export let isTimed: bool = false;
export let variablesFrom: usize = 0;

/** Lists a variable of the part; false when there is no room for it. */
export function variable(kind: u32, number: u32): bool {
  if (nextVariable + 8 > variablesEnd || nextVariable - variablesFrom >= 100 * 8) return false;
  store<u32>(nextVariable, kind);
  store<u32>(nextVariable + 4, number);
  nextVariable += 8;
  return true;
}

/** The mark of the last variable. */
export function putMark(start: usize): void {
  const number = (<u32>((nextVariable - variablesFrom) >> 3)) - 1;
  store<u16>(start, 0x4022);
  out = start + 2;
  if (number > 9) {
    store<u8>(out, <u8>(0x30 + number / 10));
    out += 1;
  }
  store<u8>(out, <u8>(0x30 + (number % 10)));
  store<u8>(out + 1, QUOTE);
  out += 2;
}
