import type { JsonRecord } from '../../../model/json.ts';
import { type Description, entry, tableOf } from './description.ts';
import { timeText } from './time.ts';

/** The Conditions block; pods show type and status only. */
export function conditionsOf(description: Description): readonly JsonRecord[] {
  return tableOf(entry(description, 'Conditions')).map((row) => ({
    type: row.get('TYPE'),
    status: row.get('STATUS'),
    reason: row.get('REASON'),
    message: row.get('MESSAGE'),
    lastHeartbeatTime: timeText(row.get('LASTHEARTBEATTIME') ?? null),
    lastTransitionTime: timeText(row.get('LASTTRANSITIONTIME') ?? null),
  }));
}
