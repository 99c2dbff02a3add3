import { condition } from '../model/condition.ts';
import { reference } from '../model/object.ts';
import { counted } from './amount-words.ts';
import { inNamespace, kubectl } from './command.ts';
import { excerpt } from './excerpt.ts';
import { conditionFields, field } from './field-evidence.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'disruption-budget-exhausted',
  title: 'PodDisruptionBudget allows no disruption now',
  group: 'risk',
  severity: 'low',
  why: 'Draining a node that runs one of its pods waits until more of them are healthy.',
  fix: 'Bring the pods that are not healthy back before you drain a node. With unhealthyPodEvictionPolicy: AlwaysAllow those can be evicted meanwhile.',
  peers: { Popeye: ['POP-901'], k8sgpt: ['PodDisruptionBudget'], KubeBuddy: ['WRK024'] },
  needs: ['podDisruptionBudgets'],
  *check({ podDisruptionBudgets }) {
    for (const budget of podDisruptionBudgets) {
      const { currentHealthy, desiredHealthy, disruptionsAllowed, expectedPods } = budget;
      if (disruptionsAllowed > 0 || expectedPods === 0) continue;
      const said = condition(budget.conditions, 'DisruptionAllowed');
      const failed = said?.reason === 'SyncFailed';
      if (currentHealthy > desiredHealthy && !failed) continue;
      yield {
        subject: reference(budget),
        // Fewer than it asks for are healthy: that is not how it was planned.
        severity: currentHealthy < desiredHealthy || failed ? 'medium' : 'low',
        facts: {
          currentHealthy,
          desiredHealthy,
          expectedPods,
          error: failed ? excerpt(said.message ?? 'SyncFailed') : null,
          evictsUnhealthy: budget.unhealthyPodEvictionPolicy === 'AlwaysAllow',
        },
        evidence: [
          field(budget, 'status.disruptionsAllowed', disruptionsAllowed),
          field(budget, 'status.currentHealthy', currentHealthy),
          field(budget, 'status.desiredHealthy', desiredHealthy),
          ...conditionFields(budget, 'DisruptionAllowed'),
        ],
      };
    }
  },
  message({ currentHealthy, desiredHealthy, expectedPods, error, evictsUnhealthy }) {
    if (error !== null) return `its controller cannot tell how many pods may go: ${error}`;
    const state = `${currentHealthy} of ${counted(expectedPods, 'pod')} healthy, and ${desiredHealthy} must be`;
    const unhealthy = currentHealthy < desiredHealthy && !evictsUnhealthy;
    return `${state}${unhealthy ? '; unhealthy pods cannot be evicted either' : ''}`;
  },
  commands(_facts, subject) {
    return [kubectl('describe', 'poddisruptionbudget', subject.name, ...inNamespace(subject))];
  },
});
