import { reference } from '../../../../model/object.ts';
import { counted, someOf } from '../../../../rules/amount-words.ts';
import { budgetedPods } from '../../../../rules/budgeted-pods.ts';
import { inNamespace, kubectl } from '../../../../rules/command.ts';
import { excerpt } from '../../../../rules/excerpt.ts';
import { field } from '../../../../rules/field-evidence.ts';
import { heldBy, isDrained } from '../../../../rules/held-pods.ts';
import type { Mechanism } from '../../mechanism.ts';

/** A node is being emptied, and a PodDisruptionBudget does not let its last pods go. */
export const drainHeldByBudget: Mechanism = {
  id: 'drain-held-by-budget',
  title: 'A disruption budget holds up the drain of a node',
  reasoning:
    'A drain cordons its node and evicts one pod after the other; the API server refuses to evict a pod whose ' +
    'PodDisruptionBudget allows no disruption, and the drain asks again and again. A node that is cordoned and ' +
    'still has such pods looks like that. It may also have been cordoned alone, which nothing captured tells apart.',
  fix: 'Make the workload behind the budget whole again, or give it a replica more, so that the budget allows a disruption; where minAvailable equals the replicas, set maxUnavailable: 1 in its place.',
  explains: ['cordoned-node'],
  silent: true,
  diagnose({ subject }, { cluster }) {
    const { captured, links } = cluster;
    if (subject.kind !== 'Node' || !captured.all('podDisruptionBudgets') || !captured.all('pods'))
      return null;
    const { budgetsOf } = budgetedPods(cluster);
    const held = links
      .podsOn(subject.name)
      .filter(isDrained)
      .flatMap((pod) => {
        const [budget] = heldBy(pod, budgetsOf.get(pod) ?? []);
        return budget === undefined ? [] : [{ pod, budget }];
      });
    const [first] = held;
    if (first === undefined) return null;
    const { budget } = first;
    const own = held.filter((one) => one.budget === budget).map(({ pod }) => excerpt(pod.meta.name, 80));
    return {
      root: reference(budget),
      confidence: 'hypothesis',
      summary: `node ${subject.name} is cordoned, and PodDisruptionBudget ${excerpt(budget.meta.name, 80)} allows ${counted(budget.disruptionsAllowed, 'disruption')}, so ${someOf(own)} cannot be evicted from it`,
      evidence: [
        field(budget, 'status.disruptionsAllowed', budget.disruptionsAllowed),
        field(budget, 'status.currentHealthy', budget.currentHealthy),
        field(budget, 'status.desiredHealthy', budget.desiredHealthy),
      ],
      commands: [
        kubectl('describe', 'poddisruptionbudget', budget.meta.name, ...inNamespace(reference(budget))),
        kubectl('get', 'pods', '-A', '-o', 'wide', '--field-selector', `spec.nodeName=${subject.name}`),
      ],
      toConfirm: 'Ask whether somebody drains the node: the drain prints which pod it cannot evict.',
    };
  },
};
