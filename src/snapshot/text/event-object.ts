import type { Event } from '../../model/event.ts';
import type { JsonRecord } from '../../model/json.ts';
import { KINDS, kindNames } from '../../model/kinds.ts';
import { sha256 } from '../sha256.ts';
import type { Ago } from './text-object.ts';

/** An event as tables and descriptions print it. */
export interface EventText {
  readonly type: string | null;
  readonly reason: string | null;
  /** `pod/cart-0`, `Pod/cart-0` */
  readonly object: string;
  readonly fieldPath: string | null;
  readonly message: string | null;
  readonly component: string | null;
  readonly host: string | null;
  readonly count: number;
  /** Milliseconds before the capture. */
  readonly firstMs: number | null;
  readonly lastMs: number | null;
}

/** The event in Kubernetes' shape. */
export function eventOfText(event: EventText, ago: Ago): JsonRecord {
  const subject = subjectOf(event.object);
  return {
    type: event.type,
    reason: event.reason,
    message: event.message,
    involvedObject: { ...subject, fieldPath: event.fieldPath },
    source: { component: event.component, host: event.host },
    count: event.count,
    firstTimestamp: ago(event.firstMs ?? (event.count === 1 ? event.lastMs : null)),
    lastTimestamp: ago(event.lastMs),
  };
}

/** Text prints no event's own name; this one stands for it: whom it is about, and a digest of what it says. */
export function eventName(event: Pick<EventText, 'object' | 'reason' | 'message'>): string {
  const { kind, name } = subjectOf(event.object);
  const said = `${kind}\n${name}\n${event.reason ?? ''}\n${firstLine(event.message)}`;
  return `${name}.${sha256(said).slice(0, 16)}`;
}

/** The name that text would give a captured event. */
export function eventNameOf({ subject, reason, message }: Event): string {
  return eventName({ object: `${subject.kind}/${subject.name}`, reason, message });
}

/** kubectl cuts a message at its first line end, and says so with dots. */
function firstLine(message: string | null): string {
  const [line = ''] = (message ?? '').split(/[\n\r\f]/, 1);
  return line
    .replace(/\.{3}$/, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

const KIND_BY_LOWER: ReadonlyMap<string, string> = new Map(
  kindNames.map((name) => [KINDS[name].kind.toLowerCase(), KINDS[name].kind]),
);

function subjectOf(object: string): { readonly kind: string; readonly name: string } {
  const slash = object.indexOf('/');
  const kind = object.slice(0, Math.max(slash, 0));
  return { kind: KIND_BY_LOWER.get(kind.toLowerCase()) ?? kind, name: object.slice(slash + 1) };
}
