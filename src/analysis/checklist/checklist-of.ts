import type { Cluster } from '../../model/cluster.ts';
import { groupBy } from '../../model/grouping.ts';
import { namespacedName, type ObjectKey, objectKey } from '../../model/object.ts';
import { byCodeUnit } from '../../model/order.ts';
import { counted, someOf } from '../../rules/amount-words.ts';
import { excerpt } from '../../rules/excerpt.ts';
import type { Finding } from '../../rules/finding.ts';
import type { ProblemPod, WorkloadRow } from '../inventory/inventory.ts';
import type { Forecast } from '../plan/forecast.ts';
import type { PlanStep } from '../plan/plan.ts';
import type { Planned } from '../plan/plan-of.ts';
import type { ChecklistItem, Condition } from './checklist.ts';
import { item } from './item.ts';
import { reachItems } from './reach-items.ts';
import { replicaSetItems } from './replica-set-items.ts';
import { serviceItems } from './service-items.ts';

export interface ChecklistView {
  readonly cluster: Cluster;
  readonly audit: Planned;
  readonly steps: readonly PlanStep[];
  readonly forecast: Forecast;
  readonly keep: number | null;
  /** Namespaces that a step changes pods or ReplicaSets in. */
  readonly touched: ReadonlyMap<string, unknown>;
}

/** What is to be seen when the advised steps are done, with exact counts; what only a person can see comes last. */
export function checklistOf(view: ChecklistView): readonly ChecklistItem[] {
  const findings = new Map(view.audit.findings.map((one) => [one.fingerprint, one]));
  const { inventory } = view.audit;
  const rows = new Map(inventory.workloads.map((row) => [objectKey(row.ref), row]));
  const problems = groupBy(inventory.pods.problems, ({ namespace }) => namespace);
  const namespaces = [...view.touched.keys()].toSorted(byCodeUnit);
  return [
    ...view.steps
      .filter(({ phase }) => phase === 'restore')
      .flatMap((step) => restored(step, findings, rows)),
    ...namespaces.flatMap((namespace) => podItems(namespace, problems.get(namespace) ?? [], view)),
    ...view.steps.filter(({ phase }) => phase === 'conditional').flatMap((step) => released(step, findings)),
    ...replicaSetItems(view),
    ...serviceItems(view),
    ...reachItems(view.audit.inventory, view.touched),
  ];
}

/** One item for each thing that is to work again. */
function restored(
  step: PlanStep,
  findings: ReadonlyMap<string, Finding>,
  rows: ReadonlyMap<ObjectKey, WorkloadRow>,
): readonly ChecklistItem[] {
  const [first] = step.answers;
  const finding = first === undefined ? undefined : findings.get(first);
  if (finding === undefined) return [];
  const { subject, fingerprint, title } = finding;
  const name = excerpt(namespacedName(subject), 160);
  const gone: Condition = { absent: fingerprint };
  if (finding.rule === 'node-not-ready') {
    return [item(`node-ready ${subject.name}`, `Node ${name} is Ready`, [ready(subject.name), gone])];
  }
  if (finding.rule !== 'stuck-rollout') {
    const roots = step.answers.filter((one) => findings.get(one)?.rule === finding.rule).length;
    const others = roots > 1 ? ` and ${roots - 1} more` : '';
    const what = `${title.charAt(0).toLowerCase()}${title.slice(1)}`;
    return [
      item(
        `gone ${fingerprint}`,
        `Solved: ${what} (${subject.kind} ${name}${others})`,
        step.answers.map((one) => ({ absent: one })),
      ),
    ];
  }
  const row = rows.get(objectKey(subject));
  const desired = row?.desired ?? 0;
  const images = row?.images ?? [];
  return [
    item(
      `rolled-out ${objectKey(subject)}`,
      `${name} runs one version, ${desired} of ${desired} replicas ready`,
      [workload(subject, 'complete', '==', true), workload(subject, 'ready', '>=', desired), gone],
    ),
    ...(images.length === 1 && step.id.startsWith('roll-back ')
      ? [
          item(
            `image ${objectKey(subject)}`,
            `${name} does not run ${excerpt(images[0] ?? '', 120)}, the version that did not come up`,
            [workload(subject, 'images', '!=', images[0] ?? '')],
          ),
        ]
      : []),
  ];
}

function ready(node: string): Condition {
  return { fact: ['nodes', 'byName', node, 'ready'], is: '==', value: true };
}

function workload(
  subject: Finding['subject'],
  field: string,
  is: '==' | '!=' | '>=' | '<=',
  value: number | string | boolean,
): Condition {
  return { fact: ['workloads', namespacedName(subject), field], is, value };
}

/** How many pods there are to be, and that none has a problem. */
function podItems(
  namespace: string,
  now: readonly ProblemPod[],
  { forecast }: ChecklistView,
): readonly ChecklistItem[] {
  const expected = forecast.podsIn(namespace);
  if (expected === null) return [];
  const statuses = [...new Set(now.map(({ status }) => excerpt(status, 60)))]
    .filter((status) => status !== 'Running')
    .toSorted(byCodeUnit);
  const none = statuses.length === 0 ? '' : `, none in ${someOf(statuses)}`;
  const path = ['namespaces', 'byName', namespace];
  return [
    item(
      `pods ${namespace}`,
      `${counted(expected, 'pod')} in ${excerpt(namespace, 80)}, each without a problem${none}`,
      [
        { fact: [...path, 'pods'], is: '==', value: expected },
        { fact: [...path, 'problemPods'], is: '==', value: 0 },
      ],
    ),
  ];
}

/** Pods that a node holds, or held. */
function released(step: PlanStep, findings: ReadonlyMap<string, Finding>): readonly ChecklistItem[] {
  const answered = step.answers.flatMap((fingerprint) => findings.get(fingerprint) ?? []);
  const own = answered.filter(({ rule }) => rule === 'stuck-terminating-pod');
  const [first] = own;
  if (first === undefined) return [];
  return [
    item(
      `released ${first.subject.name}`,
      `No pod is stuck in Terminating on ${excerpt(first.subject.name, 120)} (now ${first.related.length})`,
      own.map(({ fingerprint }) => ({ absent: fingerprint })),
    ),
  ];
}
