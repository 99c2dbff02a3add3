import { InvalidArgumentError } from '@commander-js/extra-typings';
import { closest } from '../closest.ts';
import { type Instant, instant } from '../model/instant.ts';
import { KINDS, kindNames, resourceName, type SourceName, sourceNames } from '../model/kinds.ts';
import { parseQuantity } from '../model/quantity.ts';
import { type ArchiveLimits, DEFAULT_LIMITS } from '../snapshot/open/limits.ts';

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

/** A source by kubectl's name for it, by its kind, or as the JSON audit calls it. */
export function source(value: string): SourceName {
  const asked = value.trim().toLowerCase();
  const byKind = kindNames.find((name) => KINDS[name].kind.toLowerCase() === asked);
  const found =
    byKind ?? sourceNames.find((name) => [name.toLowerCase(), resourceName(name)].includes(asked));
  if (found === undefined) {
    const meant = closest(value.trim(), [
      ...sourceNames.map(resourceName),
      ...kindNames.map((name) => KINDS[name].kind),
    ]);
    throw new InvalidArgumentError(
      meant === null
        ? 'Expected a kind such as Pod, or a source such as "top nodes".'
        : `Did you mean ${meant}?`,
    );
  }
  return found;
}

/** A whole number of characters. */
export function characters(value: string): number {
  const count = /^[\d_,]+$/.test(value) ? Number(value.replace(/[_,]/g, '')) : 0;
  if (!Number.isSafeInteger(count) || count < 1)
    throw new InvalidArgumentError('Expected a number of characters such as 65000.');
  return count;
}

/** `entries=500000,bytes=64Gi`; repeatable. The others stay as they were. */
export function archiveLimits(value: string, previous: Partial<ArchiveLimits> = {}): Partial<ArchiveLimits> {
  const limits: Record<string, number> = {};
  for (const part of value.split(',')) {
    const [, name = '', amount = ''] = /^\s*([a-z]+)=(\S+)\s*$/.exec(part) ?? [];
    const limit = parseQuantity(amount);
    if (!Object.hasOwn(DEFAULT_LIMITS, name) || limit === null || limit < 1)
      throw new InvalidArgumentError(
        `Expected ${Object.keys(DEFAULT_LIMITS).join(', ')} with a number of at least 1, such as entries=1000000,bytes=64Gi.`,
      );
    limits[name] = limit;
  }
  return { ...previous, ...limits };
}
