import { groupBy } from '../model/grouping.ts';
import { reference } from '../model/object.ts';
import { by } from '../model/order.ts';
import { formatSelector } from '../model/selector.ts';
import type { Service } from '../model/service.ts';
import { someOf } from './amount-words.ts';
import { inNamespace, kubectl } from './command.ts';
import { excerpt } from './excerpt.ts';
import { field } from './field-evidence.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'duplicate-service',
  title: 'Several Services do the same',
  group: 'hygiene',
  severity: 'low',
  why: 'They lead to the same pods at the same ports. Callers are spread over names of which one is forgotten when something changes, a NetworkPolicy or an Ingress for example.',
  fix: 'Find out which name callers use. Move the others to it, watch the calls of the old name end, and delete that Service.',
  peers: { KubeBuddy: ['NET018'] },
  needs: ['services'],
  *check({ services }) {
    for (const alike of groupBy(services.filter(isComparable), whatItDoes).values()) {
      const [first, ...others] = alike.toSorted(by(({ meta }) => meta.name));
      if (first === undefined || others.length === 0) continue;
      const selector = formatSelector({ matchLabels: first.selector, matchExpressions: [] });
      yield {
        subject: reference(first),
        facts: {
          type: first.type,
          selector,
          ports: first.ports.map(({ port, protocol }) => `${port}/${protocol}`),
          others: others.map(({ meta }) => meta.name),
        },
        evidence: [first, ...others.slice(0, 2)].map((service) => field(service, 'spec.selector', selector)),
        related: others.map(reference),
      };
    }
  },
  message({ type, selector, ports, others }) {
    const names = someOf(others.map((name) => excerpt(name, 80)));
    return `${type} Service with the selector ${excerpt(selector, 120)} and ports ${someOf(ports, 5)}, just as ${names}`;
  },
  commands({ others }, subject) {
    return [
      kubectl('get', 'services', subject.name, ...others.slice(0, 10), ...inNamespace(subject), '-o', 'wide'),
      kubectl('get', 'ingresses', ...inNamespace(subject)),
    ];
  },
});

/**
 * Load balancers differ in annotations: one may be internal. An operator that makes a second Service for its own use
 * knows why.
 */
function isComparable({ meta, type, selector }: Service): boolean {
  return (
    (type === 'ClusterIP' || type === 'NodePort') &&
    Object.keys(selector).length > 0 &&
    meta.owners.length === 0 &&
    meta.deletedAt === null &&
    // Argo Rollouts keeps two Services for a rollout, which are alike between rollouts.
    !Object.hasOwn(selector, 'rollouts-pod-template-hash')
  );
}

/** Equal for Services between which a caller sees no difference but the name, the address and the node port. */
function whatItDoes(service: Service): string {
  const { meta, type, selector, ports, clusterIP, externalIPs, publishNotReadyAddresses } = service;
  return JSON.stringify([
    meta.namespace,
    type,
    clusterIP === 'None',
    publishNotReadyAddresses,
    service.externalTrafficPolicy,
    externalIPs,
    Object.entries(selector).toSorted(by(([key]) => key)),
    ports.map(({ port, protocol, targetPort }) => `${port} ${protocol} ${targetPort}`).toSorted(),
  ]);
}
