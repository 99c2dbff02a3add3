/** When every generated dump was taken, in seconds since the epoch. */
const CAPTURED_AT = Date.UTC(2026, 2, 2, 9) / 1000;

/** RFC 3339 as Kubernetes prints it, some seconds before the dump was taken. */
export function ago(seconds: number): string {
  return new Date((CAPTURED_AT - seconds) * 1000).toISOString().replace('.000Z', 'Z');
}
