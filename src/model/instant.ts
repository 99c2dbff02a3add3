/** A moment, in milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number;

const RFC3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/;

let lastText = '';
let lastInstant: Instant | null = null;

/** Reads an RFC 3339 time as Kubernetes writes it (`metav1.Time`, `MicroTime`); anything else is `null`. */
export function instant(value: unknown): Instant | null {
  if (typeof value !== 'string') return null;
  // One object says the same time again and again: of its creation, its conditions, its containers.
  if (value !== lastText) {
    lastInstant = parsed(value);
    lastText = value;
  }
  return lastInstant;
}

function parsed(value: string): Instant | null {
  if (!RFC3339.test(value)) return null;
  const at = Date.parse(value);
  // Go's zero time, 0001-01-01T00:00:00Z, means "never set".
  return Number.isNaN(at) || at <= 0 ? null : at;
}

/** `2025-10-19T20:00:00Z` */
export function isoTime(at: Instant): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}

/** `2025-10-19` */
export function isoDate(at: Instant): string {
  return new Date(at).toISOString().slice(0, 10);
}
