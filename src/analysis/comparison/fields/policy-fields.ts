import type { LimitRange, PriorityClass, ResourceQuota, RuntimeClass } from '../../../model/policy.ts';
import { type Field, fields } from '../field.ts';
import { amounts } from './amounts.ts';

/** What is allowed; what is used changes all the time. */
export function resourceQuotaFields({ hard, scopes }: ResourceQuota): readonly Field[] {
  return fields({ ...amounts('spec.hard', hard), 'spec.scopes': scopes });
}

export function limitRangeFields({ limits }: LimitRange): readonly Field[] {
  return limits.flatMap((limit) => {
    const path = `spec.limits[?(@.type=="${limit.type}")]`;
    return fields({
      ...amounts(`${path}.default`, limit.default),
      ...amounts(`${path}.defaultRequest`, limit.defaultRequest),
      ...amounts(`${path}.min`, limit.min),
      ...amounts(`${path}.max`, limit.max),
    });
  });
}

export function priorityClassFields({ value, globalDefault }: PriorityClass): readonly Field[] {
  return fields({ value, globalDefault });
}

export function runtimeClassFields({ handler }: RuntimeClass): readonly Field[] {
  return fields({ handler });
}
