import { groupBy } from '../../../model/grouping.ts';
import { reference } from '../../../model/object.ts';
import { by } from '../../../model/order.ts';
import type { Pod } from '../../../model/pod.ts';
import { counted } from '../../../rules/amount-words.ts';
import { inNamespace, kubectlAll } from '../../../rules/command.ts';
import { excerpt } from '../../../rules/excerpt.ts';
import type { Finding } from '../../../rules/finding.ts';
import { relatedPods } from '../../causes/related-pods.ts';
import { action, must } from '../action.ts';
import { type PlanView, type Remedy, type StepDraft, touch, worstOf } from '../remedy.ts';
import { podsWords } from '../replica-set-words.ts';

interface FailedPod {
  readonly pod: Pod;
  readonly finding: Finding;
}

/** Pods that ended for good, by name: bare ones, evicted ones, and those of Jobs that are over. */
export const deleteFailedPods: Remedy = {
  id: 'delete-failed-pods',
  phase: 'clean up',
  rules: ['failed-job', 'failed-pod', 'evicted-pod'],
  steps(findings, view) {
    const failed = findings.flatMap((finding) =>
      relatedPods(view.cluster, finding).flatMap((pod): FailedPod[] =>
        pod.phase !== 'Failed' || pod.meta.deletedAt !== null ? [] : [{ pod, finding }],
      ),
    );
    const byNamespace = [...groupBy(failed, ({ pod }) => pod.meta.namespace ?? '')];
    return byNamespace
      .toSorted(by(([namespace]) => namespace))
      .map(([namespace, own]) => step(namespace, own, view));
  },
};

function step(namespace: string, failed: readonly FailedPod[], view: PlanView): StepDraft {
  const { forecast } = view;
  const pods = [...new Map(failed.map(({ pod }) => [pod.meta.name, pod])).values()].toSorted(
    by(({ meta }) => meta.name),
  );
  const findings = [...new Set(failed.map(({ finding }) => finding))];
  const evicted = new Set(
    failed.filter(({ finding }) => finding.rule === 'evicted-pod').map(({ pod }) => pod.meta.name),
  ).size;
  const before = forecast.podsIn(namespace);
  forecast.endPods(namespace, pods.length);
  touch(view, namespace);
  const after = forecast.podsIn(namespace);
  const shown = excerpt(namespace, 80);
  const kinds = [
    ...(evicted > 0 ? [`${evicted} evicted`] : []),
    ...(pods.length > evicted ? [`${pods.length - evicted} ended with an error`] : []),
  ].join(', ');
  return {
    about: namespace,
    title: `Delete ${counted(pods.length, 'failed pod')} in ${shown}`,
    severity: worstOf(findings),
    // What a failed Job was to do is still to be done.
    answers: findings.filter(({ rule }) => rule !== 'failed-job').map(({ fingerprint }) => fingerprint),
    why:
      pods.length === 1
        ? `It will not run again (${kinds}) and stays in every list until somebody deletes it.`
        : `They will not run again (${kinds}) and stay in every list until somebody deletes them.`,
    preconditions: ['their logs and messages were read, or are in the snapshot: they go with the pods'],
    commands: kubectlAll(
      ['delete', 'pod'],
      pods.map(({ meta }) => meta.name),
      inNamespace({ namespace }),
    ),
    actions: pods.flatMap((pod) =>
      action(pod, ['delete', 'pod', pod.meta.name, ...inNamespace(reference(pod))], {
        tolerates: 'nothing',
        guards: [must('status.phase', 'Failed')],
      }),
    ),
    effects: [
      before === null || after === null
        ? `${counted(pods.length, 'pod')} fewer in ${shown}`
        : podsWords(namespace, before, after),
    ],
    risk: { level: 'low', text: 'Nothing runs in them; only their logs are lost.' },
    undo: null,
  };
}
