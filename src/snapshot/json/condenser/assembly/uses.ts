import { values } from './batch';
import { isTimed, nextVariable, variables, variablesFrom } from './variables';

/** Bytes of a use, five numbers: value, point, part, index of its first variable, number of its variables. */
export const USE: usize = 20;
export let uses: usize = 0;
export let use: usize = 0;

export function useOf(point: i32, part: i32): void {
  const first = isTimed ? variablesFrom : nextVariable;
  store<i32>(use, values);
  store<i32>(use + 4, point);
  store<i32>(use + 8, part);
  store<i32>(use + 12, <i32>((first - variables) >> 3));
  store<i32>(use + 16, <i32>((nextVariable - first) >> 3));
  use += USE;
}
