import { kubectl } from '../../../../rules/command.ts';
import { excerpt } from '../../../../rules/excerpt.ts';
import { field } from '../../../../rules/field-evidence.ts';
import type { Mechanism } from '../../mechanism.ts';
import { waitingPods } from '../scheduling/waiting-pods.ts';
import { DEFAULT_SCHEDULER, isRefused, schedulerOf } from './scheduler-down.ts';

/** The pods name a scheduler of their own, which does not answer. */
export const schedulerUnknown: Mechanism = {
  id: 'scheduler-unknown',
  title: 'The scheduler that the pods name does not answer',
  reasoning:
    'A pod is placed by the scheduler that spec.schedulerName names and by no other one. The pods name one that is not the ' +
    'default, and it has said nothing: it is not installed, does not run, or bears another name.',
  fix: 'Correct schedulerName in the template of the workload, or leave it out; or install and start the scheduler it names.',
  explains: ['unscheduled-pod', 'stuck-rollout', 'partially-available-workload'],
  diagnose(finding, scene) {
    const waiting = waitingPods(finding, scene);
    const [first] = waiting.filter(({ pod }) => schedulerOf(pod) !== DEFAULT_SCHEDULER);
    if (first === undefined || waiting.some(({ message }) => message !== null)) return null;
    const { pod } = first;
    if (isRefused(pod)) return null;
    const name = schedulerOf(pod);
    return {
      root: finding.subject,
      confidence: 'likely',
      summary: `the pods name scheduler ${excerpt(name, 100)}, which has said nothing about them`,
      evidence: [field(pod, 'spec.schedulerName', name)],
      commands: [
        ...finding.commands.slice(0, 1),
        kubectl('get', 'leases', '-A'),
        kubectl('get', 'pods', '-A'),
      ],
      toConfirm: `Look for a pod and a lease of ${excerpt(name, 100)}: kubectl get leases -A`,
    };
  },
};
