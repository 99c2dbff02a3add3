import { instant } from './instant.ts';
import { flag, type JsonRecord, number, record, records, text } from './json.ts';
import type { ObjectMeta } from './object.ts';
import { byCodeUnit } from './order.ts';
import { readPodTemplate } from './pod-template.ts';
import { readLabelSelector } from './selector.ts';
import type { Share } from './share.ts';
import type { CronJob } from './workload.ts';

/** Its template is that of the pods its Jobs make. */
export function readCronJob(raw: JsonRecord, meta: ObjectMeta, share: Share): CronJob {
  const spec = record(raw.spec);
  const status = record(raw.status);
  const job = record(record(spec.jobTemplate).spec);
  return {
    meta,
    template: readPodTemplate(job.template, share),
    selector: readLabelSelector(job.selector),
    schedule: text(spec.schedule) ?? '',
    timeZone: text(spec.timeZone),
    suspended: flag(spec.suspend) ?? false,
    concurrencyPolicy: text(spec.concurrencyPolicy) ?? 'Allow',
    startingDeadlineSeconds: number(spec.startingDeadlineSeconds),
    successfulJobsHistoryLimit: number(spec.successfulJobsHistoryLimit) ?? 3,
    failedJobsHistoryLimit: number(spec.failedJobsHistoryLimit) ?? 1,
    lastScheduledAt: instant(status.lastScheduleTime),
    lastSuccessfulAt: instant(status.lastSuccessfulTime),
    active: records(status.active)
      .flatMap((entry) => text(entry.name) ?? [])
      .toSorted(byCodeUnit),
  };
}
