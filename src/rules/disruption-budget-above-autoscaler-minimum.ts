import { reference } from '../model/object.ts';
import type { PodDisruptionBudget } from '../model/scaling.ts';
import { budgetsSelecting } from './budgeted-pods.ts';
import { inNamespace, kubectl } from './command.ts';
import { excerpt } from './excerpt.ts';
import { field } from './field-evidence.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'disruption-budget-above-autoscaler-minimum',
  title: 'Budget keeps as many pods as the autoscaler may leave',
  group: 'risk',
  severity: 'low',
  why: 'When the load is low and the autoscaler has scaled down, no pod may go: nodes cannot be drained just when it would hurt least.',
  fix: 'Set minAvailable below minReplicas of the autoscaler, or use maxUnavailable: 1 instead.',
  peers: { Polaris: ['pdbMinAvailableGreaterThanHPAMinReplicas'] },
  needs: ['podDisruptionBudgets', 'horizontalPodAutoscalers'],
  uses: ['deployments', 'statefulSets'],
  covers: ['disruption-budget-exhausted'],
  *check(view) {
    const selecting = budgetsSelecting(view);
    const templates = new Map(
      [...view.deployments, ...view.statefulSets].map((one) => [keyOf(reference(one)), one.template.labels]),
    );
    for (const autoscaler of view.horizontalPodAutoscalers) {
      const { target, minReplicas, maxReplicas } = autoscaler;
      const labels = templates.get(keyOf(target));
      if (labels === undefined || maxReplicas <= minReplicas) continue;
      for (const budget of selecting(target.namespace, labels)) {
        const least = leastOf(budget);
        if (least === null || least < minReplicas) continue;
        yield {
          subject: reference(budget),
          severity: least > minReplicas ? 'medium' : 'low',
          facts: { minAvailable: least, minReplicas, autoscaler: autoscaler.meta.name },
          evidence: [
            field(budget, 'spec.minAvailable', budget.minAvailable),
            field(autoscaler, 'spec.minReplicas', minReplicas),
          ],
          related: [reference(autoscaler), target],
        };
      }
    }
  },
  message({ minAvailable, minReplicas, autoscaler }) {
    return `minAvailable is ${minAvailable}, and HorizontalPodAutoscaler ${excerpt(autoscaler, 80)} may scale down to ${minReplicas}`;
  },
  commands({ autoscaler }, subject) {
    const where = inNamespace(subject);
    return [
      kubectl('describe', 'poddisruptionbudget', subject.name, ...where),
      kubectl('get', 'horizontalpodautoscaler', autoscaler, ...where),
    ];
  },
});

/** Shares grow and shrink with the replicas. */
function leastOf({ minAvailable }: PodDisruptionBudget): number | null {
  return typeof minAvailable === 'number' ? minAvailable : null;
}

function keyOf({ kind, namespace, name }: { kind: string; namespace: string | null; name: string }): string {
  return `${namespace ?? ''}/${kind}/${name}`;
}
