import { reference } from '../model/object.ts';
import { inNamespace, kubectl } from './command.ts';
import { field } from './field-evidence.ts';
import { defineRule } from './rule.ts';

/** The controller looks at CronJobs every ten seconds. https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/ */
const SHORTEST = 10;

export default defineRule({
  id: 'short-starting-deadline',
  title: 'CronJob may miss every run',
  group: 'risk',
  severity: 'medium',
  why: 'The controller looks every ten seconds, and a run it finds later than startingDeadlineSeconds is not started at all.',
  fix: 'Set startingDeadlineSeconds to a minute or more.',
  peers: { k8sgpt: ['CronJob'], KubeBuddy: ['JOB003'] },
  needs: ['cronJobs'],
  *check({ cronJobs }) {
    for (const one of cronJobs) {
      const { meta, startingDeadlineSeconds: seconds } = one;
      if (seconds === null || seconds >= SHORTEST || meta.deletedAt !== null) continue;
      yield {
        subject: reference(one),
        facts: { seconds },
        evidence: [field(one, 'spec.startingDeadlineSeconds', seconds)],
      };
    }
  },
  message({ seconds }) {
    return `startingDeadlineSeconds is ${seconds}, less than the ${SHORTEST} seconds between two looks of the controller`;
  },
  commands(_facts, subject) {
    return [kubectl('describe', 'cronjob', subject.name, ...inNamespace(subject))];
  },
});
