/** `1 pod`, `3 pods`; `plural` where an `s` at the end is wrong. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`;
}

/** A part of a whole in percent, half up; `null` of nothing. */
export function percentOf(part: number, whole: number): number | null {
  return whole > 0 ? Math.round((100 * part) / whole) : null;
}

/** `a`, `a and b`, `a, b, c and 4 more`: at most `most` names, and how many there are beside them. */
export function someOf(names: readonly string[], most = 3): string {
  const rest = names.length - most;
  const shown = rest > 0 ? [...names.slice(0, most), `${rest} more`] : names;
  const last = shown.at(-1) ?? '';
  return shown.length < 2 ? last : `${shown.slice(0, -1).join(', ')} and ${last}`;
}
