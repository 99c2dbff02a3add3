/** What was added to, or taken from, what every object inherits. */
export function pollution(): readonly string[] {
  return PROTOTYPES.flatMap(([name, prototype, before]) => {
    const now = keys(prototype);
    return now === before ? [] : [`${name}: ${now} was ${before}`];
  });
}

const PROTOTYPES = [
  ['Object', Object.prototype],
  ['Array', Array.prototype],
  ['String', String.prototype],
  ['Function', Function.prototype],
  ['Map', Map.prototype],
].map(([name, prototype]) => [name, prototype, keys(prototype)] as const);

function keys(prototype: unknown): string {
  return Reflect.ownKeys(Object(prototype)).map(String).toSorted().join(' ');
}
