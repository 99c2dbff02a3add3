import { type Instant, instant } from './instant.ts';
import { type JsonRecord, readEach, text } from './json.ts';
import { type Share, unshared } from './share.ts';
import { readShared } from './shared-part.ts';
import { markedInstant, Timed, timeAt } from './timed.ts';

/** One entry of `status.conditions`. */
export interface Condition {
  readonly type: string;
  readonly status: 'True' | 'False' | 'Unknown';
  readonly reason: string | null;
  readonly message: string | null;
  readonly changedAt: Instant | null;
  readonly heartbeatAt: Instant | null;
}

export function readConditions(value: unknown, share: Share = unshared): readonly Condition[] {
  if (!(value instanceof Timed)) return readList(value, share, instant);
  const { values } = value;
  return readShared(value.part, readPart, share).map(
    ({ type, status, reason, message, changedAt, heartbeatAt }) => ({
      type,
      status,
      reason,
      message,
      changedAt: timeAt(changedAt, values),
      heartbeatAt: timeAt(heartbeatAt, values),
    }),
  );
}

/** The latest time of conditions, of those that were not read yet the latest that is none of their values; 0 without any. */
export function fixedChange(conditions: Timed | readonly Condition[]): Instant {
  const read = conditions instanceof Timed ? readShared(conditions.part, readPart, unshared) : conditions;
  let latest = 0;
  for (const { changedAt, heartbeatAt } of read) latest = Math.max(latest, changedAt ?? 0, heartbeatAt ?? 0);
  return latest;
}

function readPart(part: unknown, share: Share): readonly Condition[] {
  return readList(part, share, markedInstant);
}

function readList(value: unknown, share: Share, time: typeof instant): readonly Condition[] {
  return readEach(value, (raw) => readCondition(raw, share, time));
}

export function condition(conditions: readonly Condition[], type: string): Condition | null {
  for (const entry of conditions) if (entry.type === type) return entry;
  return null;
}

function readCondition(raw: JsonRecord, share: Share, time: typeof instant): Condition | null {
  const type = text(raw.type);
  const status = raw.status;
  if (type === null) return null;
  return {
    type: share(type),
    status: status === 'True' || status === 'False' ? status : 'Unknown',
    reason: share(text(raw.reason)),
    message: text(raw.message),
    changedAt: time(raw.lastTransitionTime),
    heartbeatAt: time(raw.lastHeartbeatTime) ?? time(raw.lastUpdateTime),
  };
}
