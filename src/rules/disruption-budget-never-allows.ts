import { reference } from '../model/object.ts';
import type { HorizontalPodAutoscaler, PodDisruptionBudget } from '../model/scaling.ts';
import { isSystemNamespace } from '../model/system-namespace.ts';
import { budgetedPods } from './budgeted-pods.ts';
import { inNamespace, kubectl } from './command.ts';
import { excerpt } from './excerpt.ts';
import { field } from './field-evidence.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'disruption-budget-never-allows',
  title: 'PodDisruptionBudget never lets a pod go',
  group: 'risk',
  severity: 'medium',
  why: 'No pod of it is ever evicted, so draining a node waits without end: upgrades, repairs and scaling down of nodes stop there.',
  fix: 'Ask for fewer pods than there are replicas, for example with maxUnavailable: 1, or run one replica more. Where a single replica is meant, delete the budget: it protects nothing.',
  peers: {
    Polaris: ['pdbDisruptionsIsZero'],
    'kube-score': ['poddisruptionbudget-has-policy'],
    'kube-linter': ['pdb-max-unavailable', 'pdb-min-available'],
    KubeBuddy: ['WRK024'],
  },
  needs: ['podDisruptionBudgets', 'pods', 'horizontalPodAutoscalers'],
  absence: ['horizontalPodAutoscalers'],
  covers: ['disruption-budget-exhausted'],
  *check(view) {
    const { podDisruptionBudgets, horizontalPodAutoscalers, links } = view;
    const { podsOf } = budgetedPods(view);
    const scaled = new Map(horizontalPodAutoscalers.map((one) => [keyOf(one.target), one]));
    for (const budget of podDisruptionBudgets) {
      const pods = podsOf.get(budget) ?? [];
      const [first] = pods;
      if (first === undefined || budget.disruptionsAllowed > 0) continue;
      const autoscaler = scaled.get(keyOf(links.topOwner(first)));
      const replicas = Math.max(budget.expectedPods, pods.length, mostReplicas(autoscaler));
      if (leastLeft(budget, replicas) < replicas) continue;
      const { minAvailable, maxUnavailable } = budget;
      const { namespace } = budget.meta;
      const foreign = isSystemNamespace(namespace ?? '') || budget.meta.owners.length > 0;
      yield {
        subject: reference(budget),
        severity: foreign ? 'low' : 'medium',
        facts: { minAvailable, maxUnavailable, replicas },
        evidence: [
          field(budget, 'spec.minAvailable', minAvailable),
          field(budget, 'spec.maxUnavailable', maxUnavailable),
          field(budget, 'status.expectedPods', budget.expectedPods),
          field(budget, 'status.disruptionsAllowed', budget.disruptionsAllowed),
        ],
        related: pods.slice(0, MOST_RELATED).map(reference),
      };
    }
  },
  message({ minAvailable, maxUnavailable, replicas }) {
    const of = replicas === 1 ? 'a single pod' : `${replicas} pods`;
    if (maxUnavailable !== null)
      return `maxUnavailable is ${excerpt(String(maxUnavailable), 20)}: of ${of} none may go`;
    if (minAvailable !== null)
      return `minAvailable is ${excerpt(String(minAvailable), 20)} of ${of}: none may go`;
    return `neither minAvailable nor maxUnavailable is set: of ${of} none may go`;
  },
  commands(_facts, subject) {
    return [kubectl('describe', 'poddisruptionbudget', subject.name, ...inNamespace(subject))];
  },
});

const MOST_RELATED = 20;

function keyOf({ kind, namespace, name }: { kind: string; namespace: string | null; name: string }): string {
  return `${namespace ?? ''}/${kind}/${name}`;
}

function mostReplicas(autoscaler: HorizontalPodAutoscaler | undefined): number {
  return autoscaler?.maxReplicas ?? 0;
}

/**
 * How many pods must stay. Shares are rounded up, of both kinds; without either the controller counts no pod and allows
 * nothing (pkg/controller/disruption).
 */
function leastLeft({ minAvailable, maxUnavailable }: PodDisruptionBudget, replicas: number): number {
  if (maxUnavailable !== null) return replicas - (amountOf(maxUnavailable, replicas) ?? 1);
  if (minAvailable !== null) return amountOf(minAvailable, replicas) ?? 0;
  return replicas;
}

/** `null` for what is neither a number nor a share. */
function amountOf(value: number | string, of: number): number | null {
  if (typeof value === 'number') return value;
  const [, percent] = /^(\d{1,9})%$/.exec(value) ?? [];
  return percent === undefined ? null : Math.ceil((Number(percent) * of) / 100);
}
