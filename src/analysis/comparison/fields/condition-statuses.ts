import type { Condition } from '../../../model/condition.ts';

/** One path a type: `status.conditions[?(@.type=="Available")].status`. */
export function conditionStatuses(conditions: readonly Condition[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    conditions.map(({ type, status }) => [`status.conditions[?(@.type=="${type}")].status`, status]),
  );
}
