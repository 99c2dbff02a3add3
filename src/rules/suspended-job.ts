import { humanDuration } from '../model/human-duration.ts';
import { reference } from '../model/object.ts';
import { inNamespace, kubectl } from './command.ts';
import { DAY } from './duration.ts';
import { field } from './field-evidence.ts';
import { defineRule } from './rule.ts';
import { inDays } from './threshold.ts';

/** Queues make Jobs suspended and let them go in turn. */
const QUEUE = /^(?:kueue\.x-k8s\.io|scheduling\.volcano\.sh|x-k8s\.io)\//;

export default defineRule({
  id: 'suspended-job',
  title: 'Job is suspended',
  group: 'hygiene',
  severity: 'info',
  why: 'It has no pods and makes none until somebody resumes it.',
  fix: 'Ask its owner. Resume it with `spec.suspend: false`, or delete it.',
  peers: { Popeye: ['POP-1500'], k8sgpt: ['Job'], kor: ['job'] },
  needs: ['jobs'],
  settings: {
    days: inDays(1, 'Jobs that are younger are passed over'),
  },
  *check({ jobs, links, now }, { days }) {
    for (const job of jobs) {
      const { createdAt, deletedAt, labels } = job.meta;
      const young = createdAt === null || now - createdAt < days * DAY;
      const queued = Object.keys(labels).some((key) => QUEUE.test(key));
      const owned = links.topOwner(job).kind !== 'Job';
      if (!job.suspended || deletedAt !== null || young || queued || owned) continue;
      yield {
        subject: reference(job),
        facts: { ageMs: now - createdAt },
        evidence: [field(job, 'spec.suspend', true)],
      };
    }
  },
  message({ ageMs }) {
    return `suspended, and ${humanDuration(ageMs)} old`;
  },
  commands(_facts, subject) {
    return [kubectl('describe', 'job', subject.name, ...inNamespace(subject))];
  },
});
