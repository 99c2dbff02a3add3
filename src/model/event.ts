import { boundedText } from './bounded-text.ts';
import { type Instant, instant } from './instant.ts';
import { count, isRecord, type JsonRecord, record } from './json.ts';
import { KINDS, kindOf } from './kinds.ts';
import type { KubernetesObject, ObjectMeta, ObjectReference } from './object.ts';

/** A core/v1 or events.k8s.io Event. */
export interface Event extends KubernetesObject {
  readonly type: string | null;
  readonly reason: string | null;
  /** At most 1,024 characters, as Kubernetes allows. */
  readonly message: string | null;
  readonly count: number;
  readonly firstAt: Instant | null;
  /** lastTimestamp, else series, else eventTime, else firstTimestamp, else creation. */
  readonly lastAt: Instant | null;
  readonly subject: ObjectReference;
  readonly subjectUid: string | null;
  /** `spec.containers{web}`: the part of the subject that is meant. */
  readonly fieldPath: string | null;
  /** The reporting component: `kubelet`, `default-scheduler`, ... */
  readonly component: string | null;
  readonly host: string | null;
}

/**
 * Reads core/v1 and events.k8s.io alike: `regarding` and `note` are the newer names of `involvedObject` and `message`,
 * and the older fields live on there as `deprecatedCount` and so on.
 * Nothing in an event can be trusted: any client may write one, and messages carry what programs printed.
 */
export function readEvent(raw: JsonRecord, meta: ObjectMeta): Event {
  const series = record(raw.series);
  const source = [record(raw.source), record(raw.deprecatedSource)];
  const involved = isRecord(raw.involvedObject) ? raw.involvedObject : record(raw.regarding);
  const eventTime = instant(raw.eventTime);
  const first = instant(raw.firstTimestamp) ?? instant(raw.deprecatedFirstTimestamp);
  const last = instant(raw.lastTimestamp) ?? instant(raw.deprecatedLastTimestamp);
  return {
    meta,
    type: boundedText(raw.type, LONGEST_NAME),
    reason: boundedText(raw.reason, LONGEST_NAME),
    message: boundedText(raw.message, LONGEST_MESSAGE) ?? boundedText(raw.note, LONGEST_MESSAGE),
    count: Math.max(1, count(raw.count), count(raw.deprecatedCount), count(series.count)),
    firstAt: first ?? eventTime ?? meta.createdAt,
    lastAt: last ?? instant(series.lastObservedTime) ?? eventTime ?? first ?? meta.createdAt,
    subject: readSubject(involved, meta),
    subjectUid: boundedText(involved.uid, LONGEST_NAME),
    fieldPath: boundedText(involved.fieldPath, LONGEST_NAME),
    component: firstText(
      source[0]?.component,
      raw.reportingComponent,
      raw.reportingController,
      source[1]?.component,
    ),
    host: firstText(source[0]?.host, source[1]?.host),
  };
}

const LONGEST_MESSAGE = 1024;
const LONGEST_NAME = 1024;

function firstText(...candidates: readonly unknown[]): string | null {
  for (const candidate of candidates) {
    const found = boundedText(candidate, LONGEST_NAME);
    if (found !== null) return found;
  }
  return null;
}

/** Kind and name are empty where the event does not say whom it is about. */
function readSubject(involved: JsonRecord, meta: ObjectMeta): ObjectReference {
  const kind = boundedText(involved.kind, LONGEST_NAME) ?? '';
  const known = kindOf(boundedText(involved.apiVersion, LONGEST_NAME), kind);
  const given = boundedText(involved.namespace, LONGEST_NAME);
  const namespace = known === null ? given : KINDS[known].namespaced ? (given ?? meta.namespace) : null;
  return { kind, namespace, name: boundedText(involved.name, LONGEST_NAME) ?? '' };
}
