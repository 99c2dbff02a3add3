import { condition } from '../model/condition.ts';
import { nextRun, parseCronSchedule, runsBetween } from '../model/cron-schedule.ts';
import { humanDuration } from '../model/human-duration.ts';
import type { Instant } from '../model/instant.ts';
import { isoTime } from '../model/instant.ts';
import { controller, objectKey, reference } from '../model/object.ts';
import { podProblem } from '../model/pod-problem.ts';
import type { CronJob, Job } from '../model/workload.ts';
import { inNamespace, kubectl } from './command.ts';
import { HOUR } from './duration.ts';
import { excerpt } from './excerpt.ts';
import { field } from './field-evidence.ts';
import { defineRule } from './rule.ts';
import { count, inHours } from './threshold.ts';

const MOST_COUNTED = 100;

export default defineRule({
  id: 'long-running-job',
  title: 'Job runs on and on',
  group: 'risk',
  severity: 'low',
  why: 'It may wait for something that never comes. Of a CronJob that forbids two runs at once nothing starts any more until it ends.',
  fix: 'Read the log of its pod. If it hangs, delete the Job, and set activeDeadlineSeconds, so that the next one that hangs is ended.',
  peers: { KubeBuddy: ['JOB001'] },
  needs: ['jobs', 'pods'],
  uses: ['cronJobs'],
  absence: ['pods'],
  settings: {
    // Batch work may take its hours; without a deadline a day is long.
    hours: inHours(24, 'Jobs without a schedule that have run for less are passed over'),
    // The first may be one it was just about to make room for.
    runs: count(2, 'run', 'Of its CronJob that came due meanwhile; fewer are passed over'),
  },
  *check({ jobs, cronJobs, links, now }, { hours, runs: due }) {
    const owners = new Map(cronJobs.map((one) => [objectKey(reference(one)), one]));
    for (const job of jobs) {
      const { startedAt } = job;
      if (startedAt === null || !isRunning(job) || job.activeDeadlineSeconds !== null) continue;
      const owner = owners.get(objectKey(links.topOwner(job))) ?? null;
      // How long is long, its schedule would tell.
      if (owner === null && controller(job.meta)?.kind === 'CronJob') continue;
      const runs = owner === null ? null : runsDue(owner, startedAt, now);
      const ranMs = now - startedAt;
      const long = runs === null ? ranMs >= hours * HOUR : runs >= due && ranMs >= HOUR;
      if (!long) continue;
      const pods = links.podsOf(reference(job));
      // What is wrong with its pods has its own finding.
      if (pods.some((pod) => podProblem(pod, now) !== null)) continue;
      const forbids = owner?.concurrencyPolicy === 'Forbid' && !owner.suspended;
      yield {
        subject: links.topOwner(job),
        severity: forbids ? 'medium' : 'low',
        facts: { job: job.meta.name, owned: owner !== null, ranMs, runs, forbids, startedAt },
        evidence: [
          field(job, 'status.startTime', isoTime(startedAt)),
          field(job, 'status.active', job.active),
        ],
        related: [...(owner === null ? [] : [reference(job)]), ...pods.map(reference)],
      };
    }
  },
  message({ job, owned, ranMs, runs, forbids }) {
    const which = owned ? `its Job ${excerpt(job, 80)} has` : 'has';
    const due =
      runs === null
        ? ''
        : `; ${runs >= MOST_COUNTED ? `${MOST_COUNTED} or more` : runs} runs came due meanwhile`;
    const skipped = forbids ? ', and none starts before it ends' : '';
    return `${which} been running for ${humanDuration(ranMs)} without a deadline${due}${skipped}`;
  },
  commands({ job }, subject) {
    const scope = inNamespace(subject);
    return [kubectl('describe', 'job', job, ...scope), kubectl('logs', `job/${job}`, '--tail=50', ...scope)];
  },
});

function isRunning(job: Job): boolean {
  const finished = ['Complete', 'Failed'].some((type) => condition(job.conditions, type)?.status === 'True');
  return !finished && job.active > 0 && !job.suspended && job.meta.deletedAt === null;
}

/** `null` for a schedule that cannot be read. The clock it is read by does not matter between two runs. */
function runsDue({ schedule: text }: CronJob, startedAt: Instant, now: Instant): number | null {
  const schedule = parseCronSchedule(text);
  if (schedule === null || nextRun(schedule, startedAt) === null) return null;
  return runsBetween(schedule, startedAt, now, MOST_COUNTED);
}
