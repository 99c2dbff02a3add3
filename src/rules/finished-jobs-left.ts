import { condition } from '../model/condition.ts';
import { humanDuration } from '../model/human-duration.ts';
import { isoTime } from '../model/instant.ts';
import { counted } from './amount-words.ts';
import { kubectl, kubectlAll } from './command.ts';
import { DAY } from './duration.ts';
import { listWords, namespaceLists } from './namespace-list.ts';
import { defineRule } from './rule.ts';
import { inDays } from './threshold.ts';

export default defineRule({
  id: 'finished-jobs-left',
  title: 'Jobs are kept long after they are done',
  group: 'cleanup',
  severity: 'info',
  why: 'Nothing removes a Job that no CronJob made, nor its pods: with each run there are more of them.',
  fix: 'Delete them, and set ttlSecondsAfterFinished on those to come. What Helm or GitOps made would be made again: change it there.',
  peers: { kor: ['job'], 'kube-linter': ['job-ttl-seconds-after-finished'] },
  needs: ['jobs'],
  settings: {
    // Whoever wants to read its log has had the time.
    days: inDays(7, 'Jobs that ended less long ago are passed over'),
  },
  *check({ jobs, now }, { days }) {
    const own = jobs.filter(
      ({ meta }) => meta.owners.length === 0 && !Object.hasOwn(meta.annotations, 'helm.sh/hook'),
    );
    const lists = namespaceLists(own, (job) => {
      const complete = condition(job.conditions, 'Complete');
      const at = job.completedAt ?? complete?.changedAt ?? null;
      if (complete?.status !== 'True' || at === null || now - at < days * DAY) return null;
      if (job.ttlSecondsAfterFinished !== null) return null;
      return {
        path: 'status.completionTime',
        value: isoTime(at),
        detail: `${humanDuration(now - at)} ago`,
      };
    });
    for (const one of lists) yield { ...one, facts: { ...one.facts, days } };
  },
  message(facts) {
    return `${counted(facts.count, 'Job')} completed ${counted(facts.days, 'day')} or more ago and still there: ${listWords(facts)}`;
  },
  commands({ listed }, { name }) {
    return [
      kubectl('get', 'jobs', '-n', name),
      ...kubectlAll(
        ['delete', 'job'],
        listed.map((one) => one.name),
        ['-n', name],
      ),
    ];
  },
});
