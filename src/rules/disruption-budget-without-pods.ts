import { reference } from '../model/object.ts';
import { formatSelector } from '../model/selector.ts';
import { isSystemNamespace } from '../model/system-namespace.ts';
import { budgetsSelecting } from './budgeted-pods.ts';
import { inNamespace, kubectl } from './command.ts';
import { excerpt } from './excerpt.ts';
import { field } from './field-evidence.ts';
import { allPodsKnown, KNOWN_MAKERS, podLabels } from './pod-labels.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'disruption-budget-without-pods',
  title: 'PodDisruptionBudget selects no pod',
  group: 'cleanup',
  severity: 'low',
  why: 'It protects nothing. Either it was left behind, or its selector has lost the pods it was made for, which now go unprotected.',
  fix: 'Compare its selector with the labels of the pods it is meant for and correct it, or delete it.',
  peers: { Popeye: ['POP-900'], kor: ['pdb'] },
  needs: ['podDisruptionBudgets', 'pods', ...KNOWN_MAKERS],
  uses: ['replicationControllers'],
  details: ['replicationControllers'],
  absence: ['pods', ...KNOWN_MAKERS],
  *check(view) {
    const { podDisruptionBudgets, captured } = view;
    const selecting = budgetsSelecting(view);
    // Templates too: scaled to zero, or not started yet.
    const used = new Set(
      podLabels(view.pods, view).flatMap(({ namespace, labels }) => selecting(namespace, labels)),
    );
    for (const budget of podDisruptionBudgets) {
      const { namespace, owners } = budget.meta;
      // An operator makes budgets before the pods, and keeps them.
      const foreign = isSystemNamespace(namespace ?? '') || owners.length > 0;
      if (foreign || used.has(budget) || budget.expectedPods > 0 || !allPodsKnown(captured, namespace))
        continue;
      const selector = budget.selector === null ? null : formatSelector(budget.selector);
      yield {
        subject: reference(budget),
        facts: { selector },
        evidence: [
          field(budget, 'spec.selector', selector),
          field(budget, 'status.expectedPods', budget.expectedPods),
        ],
      };
    }
  },
  message({ selector }) {
    if (selector === null) return 'it has no selector';
    return `its selector ${selector === '' ? '{}' : excerpt(selector, 160)} matches no pod`;
  },
  commands(_facts, subject) {
    const where = inNamespace(subject);
    return [
      kubectl('describe', 'poddisruptionbudget', subject.name, ...where),
      kubectl('get', 'pods', '--show-labels', ...where),
    ];
  },
});
