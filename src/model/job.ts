import { readConditions } from './condition.ts';
import { instant } from './instant.ts';
import { count, flag, type JsonRecord, number, record } from './json.ts';
import type { ObjectMeta } from './object.ts';
import { readPodTemplate } from './pod-template.ts';
import { readLabelSelector } from './selector.ts';
import type { Share } from './share.ts';
import type { Job } from './workload.ts';

export function readJob(raw: JsonRecord, meta: ObjectMeta, share: Share): Job {
  const spec = record(raw.spec);
  const status = record(raw.status);
  return {
    meta,
    template: readPodTemplate(spec.template, share),
    // Never taken from the template: the API server makes one that fits this Job's pods only.
    selector: readLabelSelector(spec.selector),
    completions: completions(spec),
    parallelism: number(spec.parallelism) ?? 1,
    backoffLimit: number(spec.backoffLimit) ?? 6,
    activeDeadlineSeconds: number(spec.activeDeadlineSeconds),
    ttlSecondsAfterFinished: number(spec.ttlSecondsAfterFinished),
    suspended: flag(spec.suspend) ?? false,
    startedAt: instant(status.startTime),
    completedAt: instant(status.completionTime),
    active: count(status.active),
    succeeded: count(status.succeeded),
    failed: count(status.failed),
    conditions: readConditions(status.conditions),
  };
}

/** Left out beside `parallelism`, the Job is a work queue without a number; left out with it, the Job runs once. */
function completions(spec: JsonRecord): number | null {
  return number(spec.completions) ?? (number(spec.parallelism) === null ? 1 : null);
}
