import { type Document, isScalar, visit } from 'yaml';

/** Offset of the first key that its map already has; `null` where all differ. The library compares each with each. */
export function duplicateKey(document: Document): number | null {
  let found: number | null = null;
  visit(document, {
    Map: (_, map) => {
      const keys = new Set<unknown>();
      for (const { key } of map.items) {
        const name = isScalar(key) ? String(key.value) : key;
        if (keys.has(name)) {
          found = isScalar(key) ? (key.range?.[0] ?? 0) : 0;
          return visit.BREAK;
        }
        keys.add(name);
      }
      return undefined;
    },
  });
  return found;
}
