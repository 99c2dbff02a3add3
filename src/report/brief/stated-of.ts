/** What a map of the brief says of a name. A node may be called `constructor`, which every map inherits. */
export function statedOf<T>(map: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(map, name) ? map[name] : undefined;
}
