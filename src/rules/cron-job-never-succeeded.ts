import { condition } from '../model/condition.ts';
import { nextRun, parseCronSchedule } from '../model/cron-schedule.ts';
import { humanDuration } from '../model/human-duration.ts';
import { reference } from '../model/object.ts';
import type { CronJob } from '../model/workload.ts';
import { cronJobCommands } from './cron-job-commands.ts';
import { field } from './field-evidence.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'cron-job-never-succeeded',
  title: 'CronJob has never succeeded',
  group: 'health',
  severity: 'medium',
  why: 'It has been started more than once, and not one run is known to have ended well: what it is for has not been done yet.',
  fix: 'Read the log of its last pod, or start a run by hand and watch it.',
  peers: { Popeye: ['POP-1502'] },
  needs: ['cronJobs', 'jobs'],
  absence: ['jobs'],
  covers: ['failed-job', 'failed-pod'],
  *check({ cronJobs, links, captured, now }) {
    for (const one of cronJobs) {
      const { meta, lastScheduledAt, lastSuccessfulAt, successfulJobsHistoryLimit, active } = one;
      const { namespace, createdAt, deletedAt } = meta;
      if (lastSuccessfulAt !== null || lastScheduledAt === null || createdAt === null || deletedAt !== null)
        continue;
      // Without a kept Job there is no other witness, and releases before 1.21 do not record a success.
      if (successfulJobsHistoryLimit === 0 || active.length > 0 || !captured.all('jobs', namespace)) continue;
      const jobs = links.jobsOf(one);
      const ended = jobs.some((job) => condition(job.conditions, 'Failed')?.status === 'True');
      const succeeded = jobs.some(
        (job) => job.succeeded > 0 || condition(job.conditions, 'Complete')?.status === 'True',
      );
      if (succeeded || !ended || !hasRunTwice(one, createdAt, lastScheduledAt)) continue;
      yield {
        subject: reference(one),
        facts: { ageMs: now - createdAt, lastRunMs: now - lastScheduledAt, jobs: jobs.length },
        evidence: [field(one, 'status.lastSuccessfulTime', null)],
        related: jobs.map(reference),
      };
    }
  },
  message({ ageMs, lastRunMs }) {
    return `no run has succeeded in the ${humanDuration(ageMs)} since it was made; the last one started ${humanDuration(lastRunMs)} ago`;
  },
  commands(_facts, subject) {
    return cronJobCommands(subject);
  },
});

/** A second run had been due when the last one started. */
function hasRunTwice({ schedule: text }: CronJob, createdAt: number, lastScheduledAt: number): boolean {
  const schedule = parseCronSchedule(text);
  const first = schedule === null ? null : nextRun(schedule, createdAt);
  return first !== null && lastScheduledAt > first;
}
