import { InvalidArgumentError } from '@commander-js/extra-typings';
import { type Instant, instant } from '../model/instant.ts';

/** Values of a repeatable option that also takes commas, as kubectl's do. */
export function collect(value: string, previous: readonly string[] = []): readonly string[] {
  const names = value.split(',').map((name) => name.trim());
  if (names.some((name) => name === ''))
    throw new InvalidArgumentError('Expected a name, or names separated by commas.');
  return [...previous, ...names];
}

/** An RFC 3339 time with zone, as `date -u +%Y-%m-%dT%H:%M:%SZ` prints it. */
export function time(value: string): Instant {
  const at = instant(value);
  if (at === null) throw new InvalidArgumentError('Expected a time such as 2025-10-19T20:00:00Z.');
  return at;
}
