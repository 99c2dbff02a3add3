import { reference } from '../model/object.ts';
import { inNamespace, kubectl } from './command.ts';
import { excerpt } from './excerpt.ts';
import { field } from './field-evidence.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'stateful-set-service-missing',
  title: 'StatefulSet names a Service that is not there',
  group: 'risk',
  severity: 'medium',
  why: 'The pods get their names in DNS from this headless Service: without it members that look for each other by name do not find each other.',
  fix: 'Create the Service that serviceName gives, with `clusterIP: None` and a selector for the pods. The field itself cannot be changed later.',
  peers: { k8sgpt: ['StatefulSet'], 'kube-score': ['statefulset-has-servicename'], KubeBuddy: ['WRK027'] },
  needs: ['statefulSets', 'services'],
  absence: ['services'],
  *check({ statefulSets, links, captured }) {
    for (const set of statefulSets) {
      const { namespace, deletedAt } = set.meta;
      if (set.serviceName === null || set.replicas === 0 || deletedAt !== null) continue;
      if (!captured.all('services', namespace)) continue;
      const service = links.find({ kind: 'Service', namespace, name: set.serviceName });
      const headless = service !== null && 'clusterIP' in service && service.clusterIP === 'None';
      // A single pod is found as well by the name of the Service.
      if (headless || (service !== null && set.replicas < 2)) continue;
      yield {
        subject: reference(set),
        severity: service === null ? 'medium' : 'info',
        facts: { service: set.serviceName, there: service !== null, replicas: set.replicas },
        evidence: [field(set, 'spec.serviceName', set.serviceName)],
        related: service === null ? [] : [reference(service)],
      };
    }
  },
  message({ service, there }) {
    return there
      ? `Service ${excerpt(service, 80)} is not headless, so its pods have no names of their own in DNS`
      : `Service ${excerpt(service, 80)} does not exist, so its pods have no names in DNS`;
  },
  commands({ service }, subject) {
    return [kubectl('get', 'service', service, ...inNamespace(subject))];
  },
});
