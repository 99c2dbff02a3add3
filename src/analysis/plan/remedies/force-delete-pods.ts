import { condition } from '../../../model/condition.ts';
import { groupBy } from '../../../model/grouping.ts';
import { reference } from '../../../model/object.ts';
import type { Pod } from '../../../model/pod.ts';
import { counted } from '../../../rules/amount-words.ts';
import { inNamespace, kubectl, kubectlAll } from '../../../rules/command.ts';
import { excerpt } from '../../../rules/excerpt.ts';
import type { Finding } from '../../../rules/finding.ts';
import { relatedPods } from '../../causes/related-pods.ts';
import { action, must, mustOf } from '../action.ts';
import { boundedLines } from '../bounded-lines.ts';
import { type PlanView, type Remedy, type StepDraft, touch } from '../remedy.ts';

const FORCE = ['--grace-period=0', '--force'] as const;

/** Pods stuck in Terminating on a node that is down: forced only if it stays down, for they may still run there. */
export const forceDeletePods: Remedy = {
  id: 'force-delete-pods',
  phase: 'conditional',
  rules: ['stuck-terminating-pod'],
  steps(findings, view) {
    return findings.flatMap((finding) => {
      if (finding.subject.kind !== 'Node') return [];
      const pods = relatedPods(view.cluster, finding);
      return pods.length === 0 ? [] : [step(finding, pods, view)];
    });
  },
};

function step(finding: Finding, pods: readonly Pod[], view: PlanView): StepDraft {
  const { name } = finding.subject;
  const shown = excerpt(name, 120);
  const node = view.nodes.get(name);
  const byNamespace = groupBy(pods, ({ meta }) => meta.namespace ?? '');
  const stateful = pods.filter((pod) => view.cluster.links.topOwner(pod).kind === 'StatefulSet').length;
  for (const [namespace, own] of byNamespace) {
    view.forecast.endPods(namespace, own.length);
    touch(view, namespace);
  }
  const nodeGuard = mustOf(
    finding.subject,
    node === undefined ? 'metadata.name' : 'status.conditions[?(@.type=="Ready")].status',
    node === undefined ? '' : (condition(node.conditions, 'Ready')?.status ?? ''),
  );
  return {
    about: `Node/${name}`,
    title: `Only if node ${shown} stays down: force the deletion of its ${counted(pods.length, 'pod')} in Terminating`,
    answers: [finding.fingerprint],
    why: `${finding.message}. Forcing removes the pods from the API server; it does not end what may still run on the machine.`,
    condition:
      node === undefined
        ? `the machine of node ${shown} is known to be off, and does not come back`
        : `node ${shown} is still not Ready after it was restarted, and its machine is known to be off`,
    preconditions: [
      'no container of these pods can still be running: the machine is off, or cut off from storage and network',
    ],
    commands: [
      kubectl('get', 'node', name, ...(node === undefined ? ['--ignore-not-found'] : [])),
      ...boundedLines(
        [...byNamespace].flatMap(([namespace, own]) =>
          kubectlAll(
            ['delete', 'pod'],
            own.map(({ meta }) => meta.name),
            [...inNamespace({ namespace }), ...FORCE],
          ),
        ),
      ),
    ],
    actions: pods.flatMap((pod) =>
      action(pod, ['delete', 'pod', pod.meta.name, ...inNamespace(reference(pod)), ...FORCE], {
        tolerates: 'anything',
        guards: [must('spec.nodeName', name), nodeGuard],
      }),
    ),
    effects: [
      `${counted(pods.length, 'pod')} fewer in Terminating on ${shown}: 0 left`,
      ...(stateful === 0
        ? []
        : [`${counted(stateful, 'pod')} of StatefulSets can start elsewhere under the same name`]),
    ],
    risk: {
      level: stateful > 0 ? 'high' : 'medium',
      text:
        stateful > 0
          ? 'A pod of a StatefulSet that still runs on the cut-off machine runs twice then, and two writers damage data.'
          : 'A pod that still runs on the cut-off machine goes on there unseen until the machine ends.',
    },
    undo: null,
  };
}
