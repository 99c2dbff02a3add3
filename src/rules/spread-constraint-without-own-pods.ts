import { reference } from '../model/object.ts';
import { formatSelector, matches } from '../model/selector.ts';
import { isSystemNamespace } from '../model/system-namespace.ts';
import { inNamespace, kubectl, resourceWord } from './command.ts';
import { excerpt } from './excerpt.ts';
import { field } from './field-evidence.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'spread-constraint-without-own-pods',
  title: 'Topology spread does not count its own pods',
  group: 'hygiene',
  severity: 'low',
  why: 'The scheduler spreads the pods that the constraint selects. It selects none of this workload, so they may all land in one place.',
  fix: 'Make labelSelector of the constraint match the labels of the pod template.',
  peers: { 'kube-score': ['pod-topology-spread-constraints'] },
  needs: ['deployments'],
  uses: ['statefulSets'],
  *check({ deployments, statefulSets }) {
    for (const workload of [...deployments, ...statefulSets]) {
      const { meta, template } = workload;
      if (isSystemNamespace(meta.namespace ?? '')) continue;
      const index = template.spec.topologySpread.findIndex(
        ({ selector }) => selector === null || !matches(selector, template.labels),
      );
      const constraint = template.spec.topologySpread[index];
      if (constraint === undefined) continue;
      const selector = constraint.selector === null ? null : formatSelector(constraint.selector);
      yield {
        subject: reference(workload),
        facts: { topologyKey: constraint.topologyKey, selector },
        evidence: [
          field(workload, `spec.template.spec.topologySpreadConstraints[${index}].labelSelector`, selector),
        ],
      };
    }
  },
  message({ topologyKey, selector }) {
    const what = selector === null ? 'has no labelSelector' : `selects ${excerpt(selector, 120)}`;
    return `the constraint over ${excerpt(topologyKey, 80)} ${what}, which matches none of its own pods`;
  },
  commands(_facts, subject) {
    return [kubectl('get', resourceWord(subject), ...inNamespace(subject), '-o', 'yaml')];
  },
});
