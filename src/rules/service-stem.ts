/** What a name says once the words are taken away that all names of its kind have: `shop-cart-service` says `cart`. */
export type StemOf = (name: string) => string;

/** Say what a thing is, not which. */
const GENERIC = new Set([
  'service',
  'services',
  'svc',
  'srv',
  'server',
  'backend',
  'api',
  'app',
  'http',
  'https',
]);

/** By the words that at least half of `names` have in common, if these are several. */
export function stemsAmong(names: readonly string[]): StemOf {
  const distinct = [...new Set(names)];
  const counts = new Map<string, number>();
  for (const name of distinct)
    for (const word of new Set(words(name))) counts.set(word, (counts.get(word) ?? 0) + 1);
  const isCommon = (word: string) =>
    GENERIC.has(word) || (distinct.length >= 4 && (counts.get(word) ?? 0) * 2 >= distinct.length);
  return (name) => {
    const all = words(name);
    const telling = all.filter((word) => !isCommon(word));
    return withoutKind((telling.length === 0 ? all : telling).join(''));
  };
}

function words(name: string): readonly string[] {
  return name
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}

/** `orderservice` is written in one word as well. */
function withoutKind(stem: string): string {
  return stem.replace(/(?<=[a-z0-9]{3})(?:service|svc)$/, '');
}
