import { type Instant, instant } from './instant.ts';
import { type JsonRecord, records, text } from './json.ts';

/** One entry of `status.conditions`. */
export interface Condition {
  readonly type: string;
  readonly status: 'True' | 'False' | 'Unknown';
  readonly reason: string | null;
  readonly message: string | null;
  readonly changedAt: Instant | null;
  readonly heartbeatAt: Instant | null;
}

export function readConditions(value: unknown): readonly Condition[] {
  return records(value).flatMap((raw) => readCondition(raw) ?? []);
}

export function condition(conditions: readonly Condition[], type: string): Condition | null {
  return conditions.find((entry) => entry.type === type) ?? null;
}

function readCondition(raw: JsonRecord): Condition | null {
  const type = text(raw.type);
  const status = raw.status;
  if (type === null) return null;
  return {
    type,
    status: status === 'True' || status === 'False' ? status : 'Unknown',
    reason: text(raw.reason),
    message: text(raw.message),
    changedAt: instant(raw.lastTransitionTime),
    heartbeatAt: instant(raw.lastHeartbeatTime) ?? instant(raw.lastUpdateTime),
  };
}
