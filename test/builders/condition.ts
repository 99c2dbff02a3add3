import type { Condition } from '../../src/model/condition.ts';
import { HOUR, NOW } from './meta.ts';

/** One entry of `status.conditions`; changed an hour ago, without reason, unless said otherwise. */
export function conditionOf(
  type: string,
  status: boolean | 'True' | 'False' | 'Unknown',
  options: Partial<Condition> = {},
): Condition {
  return {
    type,
    status: typeof status === 'string' ? status : status ? 'True' : 'False',
    reason: null,
    message: null,
    changedAt: NOW - HOUR,
    heartbeatAt: null,
    ...options,
  };
}
