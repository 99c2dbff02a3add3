import type { Json } from '../../fixtures/objects/resource.ts';

/** The same value with the keys of every object in Go's map order. */
export function sorted(value: Json): Json {
  if (value === null || typeof value !== 'object') return value;
  if (isList(value)) return value.map(sorted);
  const members = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(
    members.flatMap(([key, member]) => (member === undefined ? [] : [[key, sorted(member)]])),
  );
}

/** Go's escapes in JSON text, which has these characters in strings only. */
export function goEscaped(json: string): string {
  return json.replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

export function isList(value: object): value is readonly Json[] {
  return Array.isArray(value);
}
