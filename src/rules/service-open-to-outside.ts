import { groupBy } from '../model/grouping.ts';
import { objectKey, reference } from '../model/object.ts';
import type { Service } from '../model/service.ts';
import { isSystemNamespace } from '../model/system-namespace.ts';
import { counted } from './amount-words.ts';
import { kubectl } from './command.ts';
import { isOpen } from './exposure.ts';
import { field } from './field-evidence.ts';
import { gatewayObjects, ROUTE_KINDS } from './gateway-kinds.ts';
import { namesOf, namesText } from './names-of.ts';
import { namespaceSubject } from './namespace-subject.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'service-open-to-outside',
  title: 'Services are reached from outside the cluster',
  group: 'security',
  severity: 'info',
  why: 'A NodePort is open on every node, and a load balancer may cost money and face the Internet. It is an inventory: each of them should be meant.',
  fix: 'Go through the list. Make ClusterIP what only pods call, and put what speaks HTTP behind an Ingress or Gateway.',
  peers: {
    Popeye: ['POP-1103', 'POP-1104'],
    'kube-score': ['service-type'],
    'kube-linter': ['exposed-services'],
    Kubescape: ['C-0256', 'C-0266'],
    KubeBuddy: ['NET002'],
  },
  needs: ['services'],
  uses: ['ingresses', 'customResources'],
  *check({ services, customResources, links }) {
    const behindGateways = new Set(
      gatewayObjects(customResources, ...ROUTE_KINDS).flatMap(({ references }) => references.map(objectKey)),
    );
    const isBehindGateway = (service: Service) => behindGateways.has(objectKey(reference(service)));
    const inScope = services.filter(({ meta }) => !isSystemNamespace(meta.namespace ?? ''));
    const open = inScope.filter(
      (service) => isOpen(service) || links.ingressesOf(service).length > 0 || isBehindGateway(service),
    );
    for (const [namespace, all] of groupBy(open, ({ meta }) => meta.namespace ?? '')) {
      const balanced = all.filter(({ type }) => type === 'LoadBalancer');
      const ported = all.filter(({ type }) => type === 'NodePort');
      const inner = all.filter((service) => !isOpen(service));
      const routed = inner.filter((service) => links.ingressesOf(service).length > 0);
      const gated = inner.filter((service) => links.ingressesOf(service).length === 0);
      yield {
        subject: namespaceSubject(namespace),
        facts: {
          loadBalancers: { count: balanced.length, names: namesOf(balanced) },
          nodePorts: { count: ported.length, names: namesOf(ported) },
          routed: { count: routed.length, names: namesOf(routed) },
          gated: { count: gated.length, names: namesOf(gated) },
        },
        evidence: [...balanced, ...ported].slice(0, 3).map((one) => field(one, 'spec.type', one.type)),
        related: all.slice(0, 20).map(reference),
      };
    }
  },
  message({ loadBalancers, nodePorts, routed, gated }) {
    const parts = [
      ...(loadBalancers.count === 0
        ? []
        : [
            `${counted(loadBalancers.count, 'load balancer')}: ${namesText(loadBalancers.names, loadBalancers.count)}`,
          ]),
      ...(nodePorts.count === 0 ? [] : [`on every node: ${namesText(nodePorts.names, nodePorts.count)}`]),
      ...(routed.count === 0 ? [] : [`by Ingress: ${namesText(routed.names, routed.count)}`]),
      ...(gated.count === 0 ? [] : [`by Gateway: ${namesText(gated.names, gated.count)}`]),
    ];
    return parts.join('; ');
  },
  commands(_facts, subject) {
    return [kubectl('get', 'services,ingresses', '-n', subject.name, '-o', 'wide')];
  },
});
