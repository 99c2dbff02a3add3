import { isRecord, type JsonRecord, record, text } from '../model/json.ts';

/** The apiVersion and kind an object has by the list it stands in, or by its path. */
export interface DefaultType {
  readonly apiVersion: string | null;
  readonly kind: string | null;
}

export const NO_DEFAULT: DefaultType = { apiVersion: null, kind: null };

/** A line of `kubectl get -w --output-watch-events`. */
export interface WatchEvent {
  /** Of the API: `ADDED`, `MODIFIED`, `DELETED`, `BOOKMARK` or `ERROR`. */
  readonly type: string;
  readonly object: JsonRecord;
}

export function watchEvent(value: unknown): WatchEvent | null {
  if (!isRecord(value) || !isRecord(value.object) || text(value.kind) !== null) return null;
  const type = text(value.type) ?? '';
  return /^(ADDED|MODIFIED|DELETED|BOOKMARK|ERROR)$/.test(type) ? { type, object: value.object } : null;
}

/** What a typed list says of its items: `PodList` holds Pods. A plain `List` says nothing. */
export function listDefault(envelope: JsonRecord): DefaultType {
  const kind = (text(envelope.kind) ?? '').replace(/List$/, '');
  return kind === '' ? NO_DEFAULT : { apiVersion: text(envelope.apiVersion), kind };
}

/** Go prints a list without items as `"items": null`, or leaves it out. */
export function isEmptyList(envelope: JsonRecord): boolean {
  const kind = text(envelope.kind);
  return (
    kind?.endsWith('List') === true &&
    !isRecord(envelope.spec) &&
    text(record(envelope.metadata).name) === null
  );
}

/** Kinds whose objects always have a status once an API server holds them. */
const LIVING: ReadonlySet<string> = new Set([
  'Pod',
  'Deployment',
  'ReplicaSet',
  'StatefulSet',
  'DaemonSet',
  'Job',
  'CronJob',
]);

/** Something somebody wrote to apply, not something a cluster has: no API server has put its marks on it. */
export function isManifest(raw: JsonRecord, kind: string | null): boolean {
  if (raw.status !== undefined || kind === null || !LIVING.has(kind) || !isRecord(raw.spec)) return false;
  const { uid, resourceVersion, creationTimestamp } = record(raw.metadata);
  return [uid, resourceVersion, creationTimestamp].every((mark) => text(mark) === null);
}
