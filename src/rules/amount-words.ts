/** `1 pod`, `3 pods`; `plural` where an `s` at the end is wrong. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`;
}

/** A part of a whole in percent, half up; `null` of nothing. */
export function percentOf(part: number, whole: number): number | null {
  return whole > 0 ? Math.round((100 * part) / whole) : null;
}
