import { counted } from './amount-words.ts';
import { kubectl } from './command.ts';
import { listWords, namespaceLists } from './namespace-list.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'cron-job-without-deadline',
  title: 'CronJobs start however late it is',
  group: 'hygiene',
  severity: 'info',
  why: 'After an outage of the control plane the last run that was missed is started at once, at noon instead of at night, of all these CronJobs together; and after more than a hundred missed runs older releases start none.',
  fix: 'Set startingDeadlineSeconds to how late a run still makes sense.',
  peers: { 'kube-score': ['cronjob-has-deadline'], KubeBuddy: ['JOB003'] },
  needs: ['cronJobs'],
  *check({ cronJobs }) {
    yield* namespaceLists(cronJobs, ({ startingDeadlineSeconds, schedule }) =>
      startingDeadlineSeconds === null
        ? { path: 'spec.startingDeadlineSeconds', value: null, detail: schedule }
        : null,
    );
  },
  message(facts) {
    return `${facts.count} of ${counted(facts.of, 'CronJob')} without startingDeadlineSeconds: ${listWords(facts)}`;
  },
  commands(_facts, { name }) {
    return [kubectl('get', 'cronjobs', '-n', name)];
  },
});
