import { reference } from '../model/object.ts';
import { counted, someOf } from './amount-words.ts';
import { inNamespace, kubectl } from './command.ts';
import { excerpt } from './excerpt.ts';
import { field } from './field-evidence.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'overlapping-cron-job',
  title: 'Runs of a CronJob overlap',
  group: 'risk',
  severity: 'medium',
  why: 'Its runs take longer than the time between two of them. They do the same work side by side, and if that goes on there are more of them every hour.',
  fix: 'Set concurrencyPolicy to Forbid or Replace unless the runs do not disturb each other, and find out why they take so long.',
  peers: { KubeBuddy: ['JOB003'] },
  needs: ['cronJobs'],
  *check({ cronJobs }) {
    for (const one of cronJobs) {
      const { meta, active, concurrencyPolicy } = one;
      if (concurrencyPolicy !== 'Allow' || active.length < 2 || meta.deletedAt !== null) continue;
      yield {
        subject: reference(one),
        facts: { active: active.length, jobs: active.slice(0, 10), schedule: one.schedule },
        evidence: active.slice(0, 2).map((name, index) => field(one, `status.active[${index}].name`, name)),
      };
    }
  },
  message({ active, jobs, schedule }) {
    const names = someOf(jobs.map((name) => excerpt(name, 80)));
    return `${counted(active, 'run')} at once (${names}), by the schedule ${excerpt(schedule, 60)}`;
  },
  commands(_facts, subject) {
    return [kubectl('get', 'jobs', ...inNamespace(subject))];
  },
});
