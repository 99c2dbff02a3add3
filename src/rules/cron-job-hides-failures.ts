import { counted } from './amount-words.ts';
import { kubectl } from './command.ts';
import { listWords, namespaceLists } from './namespace-list.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'cron-job-hides-failures',
  title: 'CronJobs delete their failed runs at once',
  group: 'hygiene',
  severity: 'info',
  why: 'With a failedJobsHistoryLimit of 0 a failed Job goes with its pods and their logs: nobody sees that it failed, nor why.',
  fix: 'Leave failedJobsHistoryLimit out, which keeps the last one, or set it to 1 or more.',
  peers: { KubeBuddy: ['JOB003'] },
  needs: ['cronJobs'],
  *check({ cronJobs }) {
    yield* namespaceLists(cronJobs, ({ failedJobsHistoryLimit }) =>
      failedJobsHistoryLimit === 0 ? { path: 'spec.failedJobsHistoryLimit', value: 0 } : null,
    );
  },
  message(facts) {
    return `${facts.count} of ${counted(facts.of, 'CronJob')} with failedJobsHistoryLimit 0: ${listWords(facts)}`;
  },
  commands(_facts, { name }) {
    return [kubectl('get', 'cronjobs', '-n', name)];
  },
});
