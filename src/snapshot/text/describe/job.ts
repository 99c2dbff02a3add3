import type { JsonRecord } from '../../../model/json.ts';
import { type Description, entry, numberOf, tableOf, value } from './description.ts';
import type { DescribedKind } from './kind.ts';
import { metadataOf } from './metadata.ts';
import { templateOf } from './template.ts';
import { timeText } from './time.ts';
import { countsOf } from './workload.ts';

export const describedJob: DescribedKind = {
  source: 'jobs',
  keys: ['Parallelism', 'Completions'],
  read(description): JsonRecord {
    const counts = countsOf(value(description, 'Pods Statuses'));
    const completedAt = timeText(value(description, 'Completed At'));
    const startTime = timeText(value(description, 'Start Time'));
    const failure = failureOf(description);
    return {
      metadata: { ...metadataOf(description), creationTimestamp: startTime },
      spec: {
        parallelism: numberOf(description, 'Parallelism'),
        completions: numberOf(description, 'Completions'),
        backoffLimit: numberOf(description, 'Backoff Limit'),
        suspend: value(description, 'Suspend') === 'true',
        ...templateOf(description),
      },
      status: {
        active: counts.get('Active'),
        succeeded: counts.get('Succeeded'),
        failed: counts.get('Failed'),
        startTime,
        completionTime: completedAt,
        conditions: [
          ...(completedAt === null ? [] : [{ type: 'Complete', status: 'True' }]),
          ...(failure === null ? [] : [{ type: 'Failed', status: 'True', ...failure }]),
        ],
      },
    };
  },
};

/** Conditions of a Job are not printed; the event that goes with the failure is, while it lasts. */
function failureOf(description: Description): JsonRecord | null {
  const event = tableOf(entry(description, 'Events')).find(
    (row) => FAILURES.has(row.get('REASON') ?? '') && row.get('TYPE') === 'Warning',
  );
  return event === undefined ? null : { reason: event.get('REASON'), message: event.get('MESSAGE') };
}

const FAILURES: ReadonlySet<string> = new Set([
  'BackoffLimitExceeded',
  'DeadlineExceeded',
  'PodFailurePolicy',
]);

export const describedCronJob: DescribedKind = {
  source: 'cronJobs',
  keys: ['Schedule', 'Concurrency Policy'],
  read: (description): JsonRecord => ({
    metadata: metadataOf(description),
    spec: {
      schedule: value(description, 'Schedule'),
      timeZone: value(description, 'Time Zone'),
      suspend: value(description, 'Suspend') === 'True',
      concurrencyPolicy: value(description, 'Concurrency Policy'),
      successfulJobsHistoryLimit: numberOf(description, 'Successful Job History Limit'),
      failedJobsHistoryLimit: numberOf(description, 'Failed Job History Limit'),
      startingDeadlineSeconds: numberOf(description, 'Starting Deadline Seconds'),
      jobTemplate: { spec: templateOf(description) },
    },
    status: { lastScheduleTime: timeText(value(description, 'Last Schedule Time')) },
  }),
};
