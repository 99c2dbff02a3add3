import { humanDuration } from '../model/human-duration.ts';
import { reference } from '../model/object.ts';
import { inNamespace, kubectl } from './command.ts';
import { field } from './field-evidence.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'suspended-cron-job',
  title: 'CronJob is suspended',
  group: 'hygiene',
  severity: 'info',
  why: 'It starts nothing until somebody resumes it, and only its owner knows whether that is meant: a backup that was suspended for a maintenance is missed when it is needed.',
  fix: 'Ask its owner. Resume it with `spec.suspend: false`, or delete it.',
  peers: { Popeye: ['POP-1500'], k8sgpt: ['CronJob'], KubeBuddy: ['JOB003'] },
  needs: ['cronJobs'],
  *check({ cronJobs, now }) {
    for (const one of cronJobs) {
      const { suspended, lastScheduledAt, meta } = one;
      if (!suspended || meta.deletedAt !== null) continue;
      yield {
        subject: reference(one),
        facts: { lastRunMs: lastScheduledAt === null ? null : now - lastScheduledAt, schedule: one.schedule },
        evidence: [field(one, 'spec.suspend', true)],
      };
    }
  },
  message({ lastRunMs }) {
    return `suspended${lastRunMs === null ? '; it has never run' : `; its last run was ${humanDuration(lastRunMs)} ago`}`;
  },
  commands(_facts, subject) {
    return [kubectl('describe', 'cronjob', subject.name, ...inNamespace(subject))];
  },
});
