import { condition } from '../model/condition.ts';
import { reference } from '../model/object.ts';
import { STARTING_GRACE } from '../model/pod-problem.ts';
import { formatSelector } from '../model/selector.ts';
import { counted } from './amount-words.ts';
import { inNamespace, kubectl, resourceWord } from './command.ts';
import { excerpt } from './excerpt.ts';
import { field } from './field-evidence.ts';
import { isReady } from './pod-census.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'service-without-endpoints',
  title: 'Service has ready pods and no endpoint',
  group: 'health',
  severity: 'high',
  why: 'Its pods are ready and nobody reaches them by the Service: without endpoints its address leads nowhere.',
  fix: 'Compare targetPort of the Service with the ports of the pods. If they fit, look whether kube-controller-manager, which writes the endpoints, works.',
  peers: { Popeye: ['POP-1105', 'POP-1110'], k8sgpt: ['Service'], kor: ['service'], KubeBuddy: ['NET001'] },
  needs: ['services', 'pods', 'endpoints', 'endpointSlices'],
  absence: ['endpoints', 'endpointSlices'],
  *check({ services, links, captured, now }) {
    for (const service of services) {
      const { namespace } = service.meta;
      if (Object.keys(service.selector).length === 0 || service.type === 'ExternalName') continue;
      if (service.meta.deletedAt !== null || !captured.all('endpoints', namespace)) continue;
      const addresses = links.addressesOf(service);
      if (addresses?.some(({ ready }) => ready) === true) continue;
      const pods = links.podsBehind(service).filter((pod) => {
        const since = condition(pod.conditions, 'Ready')?.changedAt ?? pod.meta.createdAt;
        const settled = since === null || now - since >= STARTING_GRACE;
        return isReady(pod) && pod.podIP !== null && settled;
      });
      const [first] = pods;
      if (first === undefined) continue;
      const selector = formatSelector({ matchLabels: service.selector, matchExpressions: [] });
      yield {
        subject: reference(service),
        facts: { pods: pods.length, selector, unready: addresses?.length ?? 0 },
        evidence: [field(service, 'spec.selector', selector), field(first, 'status.podIP', first.podIP)],
        related: pods.slice(0, 20).map(reference),
      };
    }
  },
  message({ pods, selector, unready }) {
    const listed = unready === 0 ? 'no address' : `${counted(unready, 'address', 'addresses')}, none ready`;
    return `${counted(pods, 'ready pod')} with ${excerpt(selector, 120)}, and ${listed} among its endpoints`;
  },
  commands(_facts, subject) {
    const where = inNamespace(subject);
    return [
      kubectl('describe', resourceWord(subject), ...where),
      kubectl('get', 'endpointslices', '-l', `kubernetes.io/service-name=${subject.name}`, ...where),
    ];
  },
});
