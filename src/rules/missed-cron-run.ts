import { clockOffset, nextRun, parseCronSchedule, runsBetween } from '../model/cron-schedule.ts';
import type { Event } from '../model/event.ts';
import { humanDuration } from '../model/human-duration.ts';
import { type Instant, isoTime } from '../model/instant.ts';
import { reference } from '../model/object.ts';
import type { CronJob } from '../model/workload.ts';
import { counted } from './amount-words.ts';
import { cronJobCommands } from './cron-job-commands.ts';
import { excerpt } from './excerpt.ts';
import { field } from './field-evidence.ts';
import { defineRule } from './rule.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** An hour for a change to or from summer time, and ten minutes for a controller that is busy. */
const LATE = 70 * MINUTE;
/** Before its first run nothing tells by which clock its schedule is read; no two are further apart. */
const FIRST_LATE = DAY + LATE;
const MOST_COUNTED = 100;

/** How the controller says that it did not start a run. */
const TELLING: ReadonlySet<string> = new Set([
  'FailedCreate',
  'FailedNeedsStart',
  'InvalidSchedule',
  'MissSchedule',
  'TooManyMissedTimes',
  'UnknownTimeZone',
  'UnparseableCronJobSchedule',
]);

export default defineRule({
  id: 'missed-cron-run',
  title: 'CronJob has missed its runs',
  group: 'health',
  severity: 'medium',
  why: 'By its schedule it should have run since, and no Job was made: what it is for is not done, and nothing else says so.',
  fix: 'Read its events. A quota or a policy may refuse the Job, startingDeadlineSeconds may be too short, or the controller was down; start the run that is missed by hand.',
  peers: { Popeye: ['POP-1503'] },
  needs: ['cronJobs'],
  uses: ['events'],
  details: ['events'],
  *check({ cronJobs, links, now }) {
    if (now <= 0) return;
    for (const one of cronJobs) {
      const missed = one.suspended || one.meta.deletedAt !== null ? null : missedRuns(one, now);
      if (missed === null) continue;
      const event = links.eventsOf(reference(one)).find(isTelling) ?? null;
      yield {
        subject: reference(one),
        facts: {
          schedule: one.schedule,
          timeZone: one.timeZone,
          lastRun: one.lastScheduledAt,
          lastRunMs: one.lastScheduledAt === null ? null : now - one.lastScheduledAt,
          missed: missed.count,
          dueMs: now - missed.dueAt,
          event: event === null ? null : (event.message ?? event.reason),
        },
        evidence: [
          field(one, 'spec.schedule', one.schedule),
          field(
            one,
            'status.lastScheduleTime',
            one.lastScheduledAt === null ? null : isoTime(one.lastScheduledAt),
          ),
          ...(event === null ? [] : [field(event, 'message', event.message)]),
        ],
      };
    }
  },
  message({ schedule, lastRunMs, missed, dueMs, event }) {
    const last = lastRunMs === null ? 'it has never run' : `its last run was ${humanDuration(lastRunMs)} ago`;
    const runs = missed >= MOST_COUNTED ? `${MOST_COUNTED} runs or more` : counted(missed, 'run');
    const said = event === null ? '' : `: ${excerpt(event)}`;
    return `${runs} missed by the schedule ${excerpt(schedule, 60)}, the first ${humanDuration(dueMs)} ago; ${last}${said}`;
  },
  commands(_facts, subject) {
    return cronJobCommands(subject);
  },
});

/**
 * The runs due and not started. A last run that the schedule does not name by any clock was started by another
 * schedule: that tells nothing of this one.
 */
function missedRuns({ meta, schedule: text, ...cronJob }: CronJob, now: Instant) {
  const schedule = parseCronSchedule(text);
  const since = cronJob.lastScheduledAt ?? meta.createdAt;
  if (schedule === null || since === null) return null;
  // A run that has not ended keeps the next ones from starting.
  if (cronJob.concurrencyPolicy === 'Forbid' && cronJob.active.length > 0) return null;
  const offset = cronJob.lastScheduledAt === null ? 0 : clockOffset(schedule, cronJob.lastScheduledAt);
  if (offset === null) return null;
  const late = cronJob.lastScheduledAt === null ? FIRST_LATE : LATE;
  const first = nextRun(schedule, since + offset);
  if (first === null || now - (first - offset) < late) return null;
  return {
    dueAt: first - offset,
    count: Math.max(runsBetween(schedule, since + offset, now + offset - late, MOST_COUNTED), 1),
  };
}

function isTelling({ reason }: Event): boolean {
  return reason !== null && TELLING.has(reason);
}
