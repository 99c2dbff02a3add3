import { reference } from '../model/object.ts';
import { isSystemNamespace } from '../model/system-namespace.ts';
import { counted } from './amount-words.ts';
import { inNamespace, kubectl } from './command.ts';
import { excerpt } from './excerpt.ts';
import { field } from './field-evidence.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'autoscaler-of-one-size',
  title: 'Autoscaler has nothing to choose from',
  group: 'hygiene',
  severity: 'low',
  why: 'Its minimum is its maximum, so it never scales, while it looks as if load were taken care of.',
  fix: 'Raise maxReplicas or lower minReplicas. If the size is meant, delete the autoscaler and set replicas of the workload.',
  peers: { Polaris: ['hpaMaxAvailability'] },
  needs: ['horizontalPodAutoscalers'],
  *check({ horizontalPodAutoscalers }) {
    for (const autoscaler of horizontalPodAutoscalers) {
      const { meta, minReplicas, maxReplicas, target } = autoscaler;
      if (minReplicas !== maxReplicas || isSystemNamespace(meta.namespace ?? '')) continue;
      yield {
        subject: reference(autoscaler),
        facts: { replicas: maxReplicas, target: { kind: target.kind, name: target.name } },
        evidence: [
          field(autoscaler, 'spec.minReplicas', minReplicas),
          field(autoscaler, 'spec.maxReplicas', maxReplicas),
        ],
      };
    }
  },
  message({ replicas, target }) {
    return `keeps ${target.kind} ${excerpt(target.name, 80)} at ${counted(replicas, 'replica')}, whatever the load`;
  },
  commands(_facts, subject) {
    return [kubectl('get', 'horizontalpodautoscaler', subject.name, ...inNamespace(subject))];
  },
});
