import { kindOf } from '../model/kinds.ts';
import { reference } from '../model/object.ts';
import { inNamespace, kubectl } from './command.ts';
import { excerpt } from './excerpt.ts';
import { conditionFields, field } from './field-evidence.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'autoscaler-target-missing',
  title: 'Autoscaler scales something that does not exist',
  group: 'health',
  severity: 'medium',
  why: 'It scales nothing. Either it was left behind, or the workload is gone or renamed and runs without scaling.',
  fix: 'Point scaleTargetRef at the workload that is meant, or delete the autoscaler.',
  peers: {
    Popeye: ['POP-600'],
    'kube-score': ['horizontalpodautoscaler-has-target'],
    'kube-linter': ['dangling-horizontalpodautoscaler'],
    kor: ['hpa'],
    k8sgpt: ['HorizontalPodAutoscaler'],
    Kubescape: ['C-0300'],
    KubeBuddy: ['WRK028'],
  },
  needs: ['horizontalPodAutoscalers', 'deployments'],
  uses: ['statefulSets', 'replicaSets', 'replicationControllers'],
  // Superseded for ten years, and next to nobody captures it.
  details: ['replicationControllers'],
  absence: ['deployments'],
  covers: ['autoscaler-inactive'],
  readsText: 'table',
  *check({ horizontalPodAutoscalers, links, captured }) {
    for (const autoscaler of horizontalPodAutoscalers) {
      const { target, targetApiVersion } = autoscaler;
      const source = kindOf(targetApiVersion, target.kind);
      const scalable = SCALABLE.find((one) => one === source);
      if (scalable === undefined || !captured.all(scalable, target.namespace)) continue;
      if (links.find(target) !== null) continue;
      yield {
        subject: reference(autoscaler),
        facts: { kind: target.kind, name: target.name },
        evidence: [
          field(autoscaler, 'spec.scaleTargetRef.kind', target.kind),
          field(autoscaler, 'spec.scaleTargetRef.name', target.name),
          ...conditionFields(autoscaler, 'AbleToScale'),
        ],
      };
    }
  },
  message({ kind, name }) {
    return `its target, ${excerpt(kind, 60)} ${excerpt(name, 80)}, does not exist`;
  },
  commands({ kind }, subject) {
    const where = inNamespace(subject);
    return [
      kubectl('describe', 'horizontalpodautoscaler', subject.name, ...where),
      kubectl('get', kind.toLowerCase(), ...where),
    ];
  },
});

/** Other kinds are custom resources, whose absence a capture seldom proves. */
const SCALABLE = ['deployments', 'statefulSets', 'replicaSets', 'replicationControllers'] as const;
