/**
 * Total accessors for captured JSON: any shape goes in, a value of the asked type or `null` comes out.
 * A reader made of these cannot throw on a missing or misshapen field.
 */
export type JsonRecord = Readonly<Record<string, unknown>>;

const EMPTY: JsonRecord = Object.freeze(Object.create(null));

export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object, or an empty one. */
export function record(value: unknown): JsonRecord {
  return isRecord(value) ? value : EMPTY;
}

/** Own member, so that a captured key such as `__proto__` or `constructor` never reaches a prototype. */
export function member(value: JsonRecord, key: string): unknown {
  return Object.hasOwn(value, key) ? value[key] : undefined;
}

export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : NONE;
}

const NONE: readonly unknown[] = [];

/** The objects of an array; anything else in it is passed over. */
export function records(value: unknown): readonly JsonRecord[] {
  const entries = list(value);
  return areRecords(entries) ? entries : entries.filter(isRecord);
}

function areRecords(entries: readonly unknown[]): entries is readonly JsonRecord[] {
  for (const entry of entries) if (!isRecord(entry)) return false;
  return true;
}

/** What is read of the objects of an array; those of which nothing can be read are passed over. */
export function readEach<T>(value: unknown, read: (raw: JsonRecord) => T | null): readonly T[] {
  const entries = records(value);
  if (entries.length === 0) return NOTHING;
  const results = entries.map((entry) => read(entry));
  return areRead(results) ? results : results.filter((result) => result !== null);
}

const NOTHING: readonly never[] = [];

function areRead<T>(results: readonly (T | null)[]): results is readonly T[] {
  for (const result of results) if (result === null) return false;
  return true;
}

/** A non-empty string, or `null`. Kubernetes writes "" for "not set". */
export function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

export function texts(value: unknown): readonly string[] {
  const entries = list(value);
  return areTexts(entries) ? entries : entries.filter((entry) => typeof entry === 'string');
}

function areTexts(entries: readonly unknown[]): entries is readonly string[] {
  for (const entry of entries) if (typeof entry !== 'string') return false;
  return true;
}

export function number(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** A number, or 0: Kubernetes omits zero counters. */
export function count(value: unknown): number {
  return number(value) ?? 0;
}

export function flag(value: unknown): boolean | null {
  return typeof value === 'boolean' ? value : null;
}

/** A map of strings, own keys only; values that are not strings are passed over. */
export function textMap(value: unknown): Readonly<Record<string, string>> {
  const map = record(value);
  if (isTextMap(map)) return map;
  const entries = Object.entries(map).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return Object.fromEntries(entries);
}

function isTextMap(map: JsonRecord): map is Readonly<Record<string, string>> {
  for (const key of Object.keys(map)) if (typeof map[key] !== 'string') return false;
  return true;
}
