import type { JsonRecord } from '../../../model/json.ts';
import { type Description, value, values } from './description.ts';
import { timeText } from './time.ts';

/** Name, labels, owner and creation. Annotations may hold anything and are left where they are. */
export function metadataOf(description: Description): JsonRecord {
  const [kind, name] = (value(description, 'Controlled By') ?? '').split('/');
  return {
    labels: pairs(values(description, 'Labels')),
    creationTimestamp: timeText(value(description, 'CreationTimestamp')),
    ownerReferences: name === undefined ? [] : [{ kind, name, controller: true }],
    annotations: {},
  };
}

/** `app=cart` lines, or one line with commas. */
export function pairs(lines: readonly string[]): Readonly<Record<string, string>> {
  const found = lines
    .flatMap((line) => line.split(','))
    .flatMap((pair): [string, string][] => {
      const at = pair.indexOf('=');
      return at <= 0 ? [] : [[pair.slice(0, at).trim(), pair.slice(at + 1).trim()]];
    });
  return Object.fromEntries(found);
}
