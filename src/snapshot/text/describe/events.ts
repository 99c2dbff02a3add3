import type { ObjectReference } from '../../../model/object.ts';
import { type EventText, eventName, eventOfText } from '../event-object.ts';
import { lastSeen } from '../table/event.ts';
import type { TextObject } from '../text-object.ts';
import { type Description, entry, tableOf } from './description.ts';

/** The Events block below an object, newest releases' columns: Type, Reason, Age, From, Message. */
export function describedEvents(description: Description, subject: ObjectReference): readonly TextObject[] {
  const block = entry(description, 'Events');
  return tableOf(block).map((row): TextObject => {
    const seen = lastSeen(row.get('AGE') ?? null);
    const event: EventText = {
      type: row.get('TYPE') ?? null,
      reason: row.get('REASON') ?? null,
      object: `${subject.kind}/${subject.name}`,
      fieldPath: null,
      message: row.get('MESSAGE') ?? null,
      component: (row.get('FROM') ?? '').split(', ')[0] ?? null,
      host: null,
      count: seen.count,
      firstMs: seen.firstMs,
      lastMs: seen.lastMs,
    };
    const name = eventName(event);
    return {
      source: 'events',
      form: 'describe',
      namespace: subject.namespace ?? 'default',
      name,
      line: block?.line ?? description.line,
      ageMs: null,
      raw: (ago) => ({ kind: 'Event', metadata: { name }, ...eventOfText(event, ago) }),
    };
  });
}
