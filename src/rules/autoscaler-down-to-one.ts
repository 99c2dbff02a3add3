import { groupBy } from '../model/grouping.ts';
import { reference } from '../model/object.ts';
import { isSystemNamespace } from '../model/system-namespace.ts';
import { counted } from './amount-words.ts';
import { kubectl } from './command.ts';
import { field } from './field-evidence.ts';
import { namesOf, namesText } from './names-of.ts';
import { namespaceSubject } from './namespace-subject.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'autoscaler-down-to-one',
  title: 'Autoscalers may leave a single replica',
  group: 'risk',
  severity: 'info',
  why: 'At low load one replica is left, and the loss of its node, or a drain, is an outage until it runs elsewhere.',
  fix: 'Set minReplicas to 2 or more where the workload has to stay up. In development it may stay as it is.',
  peers: {
    Polaris: ['hpaMinAvailability'],
    'kube-score': ['horizontalpodautoscaler-replicas'],
    'kube-linter': ['hpa-minimum-three-replicas'],
  },
  needs: ['horizontalPodAutoscalers'],
  *check({ horizontalPodAutoscalers }) {
    const low = horizontalPodAutoscalers.filter(
      ({ meta, minReplicas, maxReplicas }) =>
        // Whoever scales to zero has decided.
        minReplicas === 1 && maxReplicas > 1 && !isSystemNamespace(meta.namespace ?? ''),
    );
    for (const [namespace, autoscalers] of groupBy(low, ({ meta }) => meta.namespace ?? '')) {
      yield {
        subject: namespaceSubject(namespace),
        facts: { autoscalers: autoscalers.length, names: namesOf(autoscalers) },
        evidence: autoscalers.slice(0, 3).map((one) => field(one, 'spec.minReplicas', one.minReplicas)),
        related: autoscalers.slice(0, 20).map(reference),
      };
    }
  },
  message({ autoscalers, names }) {
    return `minReplicas is 1 on ${counted(autoscalers, 'autoscaler')}: ${namesText(names, autoscalers)}`;
  },
  commands(_facts, subject) {
    return [kubectl('get', 'horizontalpodautoscalers', '-n', subject.name)];
  },
});
