import { KINDS } from '../../../model/kinds.ts';
import type { TextObject } from '../text-object.ts';
import { type Description, value } from './description.ts';
import { describedEvents } from './events.ts';
import { describedKind } from './kinds.ts';

export interface DescribedObject {
  readonly object: TextObject;
  readonly events: readonly TextObject[];
}

/** `null` for a kind that is not read, or a name that none can have. */
export function describedObject(description: Description): DescribedObject | null {
  const kind = describedKind(description);
  const name = value(description, 'Name');
  if (kind === null || name === null || !NAME.test(name)) return null;
  const { kind: word, namespaced } = KINDS[kind.source];
  const namespace = namespaced ? value(description, 'Namespace') : null;
  const object: TextObject = {
    source: kind.source,
    form: 'describe',
    namespace,
    name,
    line: description.line,
    ageMs: null,
    raw(ago) {
      const body = kind.read(description, ago);
      const metadata = typeof body.metadata === 'object' ? body.metadata : {};
      return { ...body, kind: word, metadata: { ...metadata, name } };
    },
  };
  return { object, events: describedEvents(description, { kind: word, namespace, name }) };
}

const NAME = /^[A-Za-z0-9][A-Za-z0-9.:_@-]{0,300}$/;
