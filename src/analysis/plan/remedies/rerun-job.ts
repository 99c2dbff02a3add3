import { objectKey } from '../../../model/object.ts';
import { inNamespace, kubectl } from '../../../rules/command.ts';
import { excerpt } from '../../../rules/excerpt.ts';
import type { Remedy } from '../remedy.ts';

/** What a failed Job of a CronJob was to do is done by running it once more, when its cause is mended. */
export const rerunJob: Remedy = {
  id: 'rerun-job',
  phase: 'conditional',
  rules: ['failed-job'],
  steps(findings) {
    return findings
      .filter(({ subject }) => subject.kind === 'CronJob')
      .map((finding) => {
        const { subject } = finding;
        const name = excerpt(`${subject.namespace}/${subject.name}`, 160);
        const job = `${subject.name.slice(0, LONGEST_NAME - AGAIN.length)}${AGAIN}`;
        const where = inNamespace(subject);
        return {
          about: objectKey(subject),
          title: `Run ${name} again once its cause is mended`,
          answers: [finding.fingerprint],
          why: `${finding.message}.`,
          condition: 'its log says why it failed, that is mended, and it may run outside of its schedule',
          preconditions: [`no Job named ${excerpt(job, 80)} is there`],
          commands: [
            ...finding.commands,
            kubectl('create', 'job', job, `--from=cronjob/${subject.name}`, ...where),
            kubectl('wait', '--for=condition=Complete', `job/${job}`, '--timeout=10m', ...where),
          ],
          actions: [],
          effects: ['what the failed run left undone is done'],
          risk: {
            level: 'medium',
            text: 'It does its work a second time where the first run did part of it.',
          },
          undo: { text: 'Deletes the extra Job.', commands: [kubectl('delete', 'job', job, ...where)] },
        };
      });
  },
};

const AGAIN = '-again';
/** Of a Job whose pods are to be named after it. */
const LONGEST_NAME = 63;
