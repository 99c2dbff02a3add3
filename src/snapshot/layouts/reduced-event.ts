import { instant } from '../../model/instant.ts';
import { isRecord, type JsonRecord, text } from '../../model/json.ts';
import { sha256 } from '../sha256.ts';

/**
 * An event of which the insights operator kept namespace, time, reason, message and type: as an Event again, named as
 * Kubernetes names them, by what and when. Whom it is about is not known.
 */
export function reducedEvent(event: JsonRecord): JsonRecord {
  const reason = text(event.reason);
  const at = instant(event.lastTimestamp);
  if (reason === null || at === null || isRecord(event.metadata)) return event;
  const said = sha256(text(event.message) ?? '').slice(0, 8);
  const name = `${reason.toLowerCase()}.${at.toString(16)}.${said}`;
  return { ...event, apiVersion: 'v1', kind: 'Event', metadata: { name, namespace: event.namespace } };
}
