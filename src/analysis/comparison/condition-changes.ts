import { condition } from '../../model/condition.ts';
import { by } from '../../model/order.ts';
import type { ConditionChange } from './comparison.ts';
import type { KindComparison } from './kind-comparison.ts';

/** Of nodes that both sides show, a replaced one included: its name is the same machine to those who use it. */
export function conditionChanges({ matching }: KindComparison): readonly ConditionChange[] {
  return [...matching.same, ...matching.replaced]
    .flatMap(({ before, after }) =>
      before.conditions.flatMap(({ type, status }) => {
        const now = condition(after.conditions, type);
        return now === null || now.status === status
          ? []
          : { node: after.ref.name, type, before: status, after: now.status };
      }),
    )
    .toSorted(by(({ node, type }) => `${node}\n${type}`));
}
