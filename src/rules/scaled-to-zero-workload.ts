import { groupBy } from '../model/grouping.ts';
import { objectKey, reference } from '../model/object.ts';
import { someOf } from './amount-words.ts';
import { inNamespace, kubectl, resourceWord } from './command.ts';
import { excerpt } from './excerpt.ts';
import { field } from './field-evidence.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'scaled-to-zero-workload',
  title: 'Workload is scaled to zero',
  group: 'hygiene',
  severity: 'info',
  why: 'It runs nothing, and nobody but its owner knows whether that is meant. Where an Ingress or an autoscaler still points at it, something expects it to run.',
  fix: 'Ask its owner. Scale it up if it is missed; else remove what points at it, and then the workload.',
  peers: { Popeye: ['POP-500'], kor: ['deployment', 'statefulset'] },
  needs: ['deployments'],
  uses: ['statefulSets', 'services', 'ingresses', 'horizontalPodAutoscalers'],
  details: ['services', 'ingresses', 'horizontalPodAutoscalers'],
  *check({ deployments, statefulSets, horizontalPodAutoscalers, links }) {
    const autoscalers = groupBy(horizontalPodAutoscalers, (one) => objectKey(one.target));
    for (const workload of [...deployments, ...statefulSets]) {
      const { meta, template, replicas, status } = workload;
      if (replicas !== 0 || meta.deletedAt !== null) continue;
      const selecting = links.servicesSelecting(meta.namespace, template.labels);
      const ingresses = new Set(selecting.flatMap((service) => links.ingressesOf(service)));
      // KEDA scales to zero by itself, and back, through an autoscaler that its ScaledObject owns.
      const expecting = (autoscalers.get(objectKey(reference(workload))) ?? []).filter(
        (one) => !one.meta.owners.some((owner) => owner.kind === 'ScaledObject'),
      );
      yield {
        subject: reference(workload),
        severity: ingresses.size > 0 || expecting.length > 0 ? 'low' : 'info',
        facts: {
          replicas: status.replicas,
          services: selecting.map((one) => one.meta.name),
          ingresses: [...ingresses].map((one) => one.meta.name),
          autoscalers: expecting.map((one) => one.meta.name),
        },
        evidence: [field(workload, 'spec.replicas', replicas)],
        related: [...selecting, ...ingresses, ...expecting].map(reference),
      };
    }
  },
  message({ services, ingresses, autoscalers }) {
    const pointing = [
      ...kindOfNames('Ingress', ingresses),
      ...kindOfNames('HorizontalPodAutoscaler', autoscalers),
      ...(ingresses.length === 0 ? kindOfNames('Service', services) : []),
    ];
    if (pointing.length === 0) return 'asks for 0 replicas, and nothing points at it';
    return `asks for 0 replicas, but is the target of ${pointing.join(' and ')}`;
  },
  commands(_facts, subject) {
    return [kubectl('describe', resourceWord(subject), ...inNamespace(subject))];
  },
});

function kindOfNames(kind: string, names: readonly string[]): readonly string[] {
  return names.length === 0 ? [] : [`${kind} ${someOf(names.map((name) => excerpt(name, 80)))}`];
}
