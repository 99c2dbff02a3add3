import type { Cluster } from '../model/cluster.ts';
import { countBy, groupBy, groupIn } from '../model/grouping.ts';
import { by } from '../model/order.ts';
import type { Pod } from '../model/pod.ts';
import type { PodDisruptionBudget } from '../model/scaling.ts';
import { type Labels, matches } from '../model/selector.ts';
import { isActive } from './missing-pods.ts';

type Budgets = Pick<Cluster, 'podDisruptionBudgets'>;

/** PodDisruptionBudgets of a namespace that select, or would select, pods with these labels; by name. */
export type BudgetsSelecting = (namespace: string | null, labels: Labels) => readonly PodDisruptionBudget[];

/**
 * Each budget stands under the label of its selector that the fewest others ask for, so that few are compared with a
 * pod; one that asks for no label with a value stands under its namespace.
 */
export function budgetsSelecting({ podDisruptionBudgets }: Budgets): BudgetsSelecting {
  const askers = countBy(podDisruptionBudgets.flatMap(labelsOf), (label) => label);
  const byLabel = groupBy(podDisruptionBudgets, (budget) => {
    const [rarest] = labelsOf(budget).toSorted((a, b) => (askers.get(a) ?? 0) - (askers.get(b) ?? 0));
    return rarest ?? inNamespace(budget.meta.namespace, '');
  });
  return (namespace, labels) =>
    ['', ...Object.entries(labels).map(([key, value]) => pair(key, value))]
      .flatMap((label) => byLabel.get(inNamespace(namespace, label)) ?? [])
      .filter(({ selector }) => selector !== null && matches(selector, labels))
      .toSorted(by(({ meta }) => meta.name));
}

export interface BudgetedPods {
  readonly budgetsOf: ReadonlyMap<Pod, readonly PodDisruptionBudget[]>;
  /** Neither finished nor going. */
  readonly podsOf: ReadonlyMap<PodDisruptionBudget, readonly Pod[]>;
}

/** Which budget holds which pods; pods without any are left out. Asked again, the same. */
export function budgetedPods(view: Budgets & Pick<Cluster, 'pods'>): BudgetedPods {
  const { pods, podDisruptionBudgets: budgets } = view;
  const known = found.get(pods);
  if (known !== undefined && known.budgets === budgets) return known.result;
  const result = findBudgeted(view);
  found.set(pods, { budgets, result });
  return result;
}

/** Looked for once a cluster, for every rule that asks. */
const found = new WeakMap<
  Cluster['pods'],
  { readonly budgets: Cluster['podDisruptionBudgets']; readonly result: BudgetedPods }
>();

function findBudgeted(view: Budgets & Pick<Cluster, 'pods'>): BudgetedPods {
  const selecting = budgetsSelecting(view);
  const budgetsOf = new Map<Pod, readonly PodDisruptionBudget[]>();
  const podsOf = new Map<PodDisruptionBudget, Pod[]>();
  if (view.podDisruptionBudgets.length === 0) return { budgetsOf, podsOf };
  for (const pod of view.pods) {
    if (!isActive(pod)) continue;
    const budgets = selecting(pod.meta.namespace, pod.meta.labels);
    if (budgets.length > 0) budgetsOf.set(pod, budgets);
    for (const budget of budgets) groupIn(podsOf, budget).push(pod);
  }
  return { budgetsOf, podsOf };
}

function labelsOf({ meta, selector }: PodDisruptionBudget): readonly string[] {
  return Object.entries(selector?.matchLabels ?? {}).map(([key, value]) =>
    inNamespace(meta.namespace, pair(key, value)),
  );
}

/** Neither part of a label may hold a `=`. */
function pair(key: string, value: string): string {
  return `${key}=${value}`;
}

function inNamespace(namespace: string | null, label: string): string {
  return `${namespace ?? ''} ${label}`;
}
