import { nextRun, parseCronSchedule } from '../model/cron-schedule.ts';
import { reference } from '../model/object.ts';
import { inNamespace, kubectl } from './command.ts';
import { excerpt } from './excerpt.ts';
import { field } from './field-evidence.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'schedule-never-due',
  title: 'CronJob has a schedule that never comes',
  group: 'risk',
  severity: 'medium',
  why: 'The schedule cannot be read, or names a day there is not, such as 30 February: the CronJob starts nothing, and says nothing.',
  fix: 'Correct spec.schedule: minute, hour, day of the month, month, day of the week.',
  peers: { k8sgpt: ['CronJob'] },
  needs: ['cronJobs'],
  *check({ cronJobs, now }) {
    for (const one of cronJobs) {
      const { meta, schedule: text, suspended } = one;
      if (suspended || meta.deletedAt !== null || isHidden(text)) continue;
      const schedule = parseCronSchedule(text);
      if (schedule !== null && nextRun(schedule, now) !== null) continue;
      yield {
        subject: reference(one),
        facts: { schedule: text, readable: schedule !== null },
        evidence: [field(one, 'spec.schedule', text)],
      };
    }
  },
  message({ schedule, readable }) {
    return readable
      ? `the schedule ${excerpt(schedule, 80)} names no moment within five years`
      : `the schedule ${excerpt(schedule, 80)} cannot be read`;
  },
  commands(_facts, subject) {
    return [kubectl('describe', 'cronjob', subject.name, ...inNamespace(subject))];
  },
});

/** A schedule begins with a field or an `@`; what a redaction tool left in its place tells nothing. */
function isHidden(text: string): boolean {
  return !/^[@0-9*?]/.test(text.replace(/^(?:CRON_)?TZ=\S+\s+/, '')) || text.startsWith('**');
}
