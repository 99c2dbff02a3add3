import { condition } from '../model/condition.ts';
import { humanDuration } from '../model/human-duration.ts';
import { isoTime } from '../model/instant.ts';
import { counted } from './amount-words.ts';
import { kubectl, kubectlAll } from './command.ts';
import { listWords, namespaceLists } from './namespace-list.ts';
import { defineRule } from './rule.ts';

/** Whoever wants to read its log has had the time. */
const LONG = 7 * 24 * 3_600_000;

export default defineRule({
  id: 'finished-jobs-left',
  title: 'Jobs are kept long after they are done',
  group: 'cleanup',
  severity: 'info',
  why: 'Nothing removes a Job that no CronJob made, nor its pods: with each run there are more of them.',
  fix: 'Delete them, and set ttlSecondsAfterFinished on those to come. What Helm or GitOps made would be made again: change it there.',
  peers: { kor: ['job'], 'kube-linter': ['job-ttl-seconds-after-finished'] },
  needs: ['jobs'],
  *check({ jobs, now }) {
    const own = jobs.filter(
      ({ meta }) => meta.owners.length === 0 && !Object.hasOwn(meta.annotations, 'helm.sh/hook'),
    );
    yield* namespaceLists(own, (job) => {
      const complete = condition(job.conditions, 'Complete');
      const at = job.completedAt ?? complete?.changedAt ?? null;
      if (complete?.status !== 'True' || at === null || now - at < LONG) return null;
      if (job.ttlSecondsAfterFinished !== null) return null;
      return {
        path: 'status.completionTime',
        value: isoTime(at),
        detail: `${humanDuration(now - at)} ago`,
      };
    });
  },
  message(facts) {
    return `${counted(facts.count, 'Job')} completed over a week ago and still there: ${listWords(facts)}`;
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
