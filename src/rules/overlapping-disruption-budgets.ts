import { groupBy } from '../model/grouping.ts';
import { objectKey, reference } from '../model/object.ts';
import { formatSelector } from '../model/selector.ts';
import { someOf } from './amount-words.ts';
import { budgetedPods } from './budgeted-pods.ts';
import { inNamespace, kubectl } from './command.ts';
import { excerpt } from './excerpt.ts';
import { field } from './field-evidence.ts';
import { podCount, podVerb } from './pod-count.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'overlapping-disruption-budgets',
  title: 'Pods belong to several PodDisruptionBudgets',
  group: 'risk',
  severity: 'medium',
  why: 'The API server refuses to evict a pod that more than one budget selects, so draining its node fails whatever the budgets say.',
  fix: 'Leave one budget for these pods: delete the others, or make their selectors narrower.',
  peers: { Popeye: ['POP-209'], KubeBuddy: ['WRK023'] },
  needs: ['podDisruptionBudgets', 'pods'],
  *check(view) {
    const { links } = view;
    const held = [...budgetedPods(view).budgetsOf].filter(([, budgets]) => budgets.length > 1);
    const byOwner = groupBy(held, ([pod]) => objectKey(links.topOwner(pod)));
    for (const group of byOwner.values()) {
      const [first] = group;
      if (first === undefined) continue;
      const [pod, budgets] = first;
      const owner = links.topOwner(pod);
      yield {
        subject: owner,
        facts: {
          budgets: budgets.slice(0, MOST).map(({ meta }) => meta.name),
          overlapping: group.length,
          pods: links.podsOf(owner).length,
        },
        evidence: budgets
          .slice(0, 3)
          .map((budget) =>
            field(budget, 'spec.selector', budget.selector === null ? null : formatSelector(budget.selector)),
          ),
        related: budgets.slice(0, MOST).map(reference),
      };
    }
  },
  message({ budgets, overlapping, pods }) {
    const names = someOf(budgets.map((name) => excerpt(name, 80)));
    return `${podCount(overlapping, pods)} ${podVerb(overlapping, pods, 'is', 'are')} selected by ${names} at once`;
  },
  commands({ budgets }, subject) {
    return [kubectl('get', 'poddisruptionbudgets', ...budgets, ...inNamespace(subject), '-o', 'wide')];
  },
});

const MOST = 10;
