import type { Captured } from '../model/captured.ts';
import type { Instant } from '../model/instant.ts';
import type { Links } from '../model/links.ts';
import { type KubernetesObject, reference } from '../model/object.ts';
import { STARTING_GRACE } from '../model/pod-problem.ts';
import type { Service } from '../model/service.ts';
import { someOf } from './amount-words.ts';
import { inNamespace, kubectl, resourceWord } from './command.ts';
import { excerpt } from './excerpt.ts';
import { field } from './field-evidence.ts';
import { type IngressTarget, ingressTargets, portPath, servicePath } from './ingress-routes.ts';
import { isActive } from './missing-pods.ts';
import { isReady } from './pod-census.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'ingress-backend-down',
  title: 'Ingress leads to nothing that answers',
  group: 'health',
  severity: 'high',
  why: 'Requests for these addresses reach the ingress controller and end there, with a 502, 503 or 504.',
  fix: 'Bring the pods behind the Service to ready, or make its selector match their labels. Where the port is wrong, name one the Service has.',
  peers: {
    Popeye: ['POP-1402', 'POP-1105', 'POP-1110'],
    'kube-score': ['ingress-targets-service'],
    'kube-linter': ['dangling-ingress'],
    k8sgpt: ['Service'],
  },
  needs: ['ingresses', 'services', 'pods'],
  uses: ['endpoints', 'endpointSlices', 'deployments', 'statefulSets'],
  details: ['deployments', 'statefulSets'],
  *check({ ingresses, deployments, statefulSets, links, captured, now }) {
    const stopped = new Set(
      [...deployments, ...statefulSets]
        .filter(({ replicas }) => replicas === 0)
        .flatMap(({ meta, template }) => links.servicesSelecting(meta.namespace, template.labels)),
    );
    const scalesKnown = ({ meta }: Service) =>
      captured.all('deployments', meta.namespace) && captured.all('statefulSets', meta.namespace);
    for (const ingress of ingresses) {
      const targets = ingressTargets(ingress);
      const down = targets.flatMap((target) => {
        const service = links.find({ ...reference(ingress), kind: 'Service', name: target.service });
        const trouble = isService(service) ? troubleOf(target, service, links, captured, now) : null;
        if (trouble === null || !isService(service)) return [];
        const isStopped = trouble.what === 'no address' && stopped.has(service);
        const mayBe = trouble.what === 'no address' && !trouble.pods && !scalesKnown(service);
        return [{ target, service, trouble, stopped: isStopped, harmless: isStopped || mayBe }];
      });
      if (down.length === 0) continue;
      yield {
        subject: reference(ingress),
        severity: down.every((one) => one.harmless) ? 'low' : 'high',
        facts: {
          backends: down.map(({ target, trouble, ...one }) => ({
            ...target,
            ...trouble,
            stopped: one.stopped,
          })),
          total: targets.length,
        },
        evidence: down
          .slice(0, 3)
          .flatMap(({ target, service }) => [
            field(ingress, servicePath(ingress, target), target.service),
            field(ingress, portPath(ingress, target), target.port),
            field(service, 'spec.ports[*].port', service.ports.map((one) => one.port).join(' ')),
          ]),
        related: [...new Set(down.map((one) => one.service))].map(reference),
      };
    }
  },
  message({ backends }) {
    const parts = backends.slice(0, 3).map(({ service, port, addresses, what, ready, pods, stopped }) => {
      const name = excerpt(service, 80);
      const why =
        what === 'no port'
          ? `Service ${name} has no port ${excerpt(String(port), 40)}`
          : stopped
            ? `Service ${name} belongs to a workload scaled to zero`
            : `Service ${name} has no ready address${pods === null ? '' : `, ${ready} of ${pods} pods ready`}`;
      return `${someOf(addresses.map((address) => excerpt(address, 100)))}: ${why}`;
    });
    const more = backends.length - parts.length;
    return [...parts, ...(more > 0 ? [`${more} more`] : [])].join('; ');
  },
  commands({ backends }, subject) {
    const where = inNamespace(subject);
    const services = [...new Set(backends.map((one) => one.service))].slice(0, 3);
    return [
      kubectl('describe', resourceWord(subject), ...where),
      ...services.map((name) => kubectl('describe', 'service', name, ...where)),
      kubectl('get', 'pods', '-o', 'wide', '--show-labels', ...where),
    ];
  },
});

type Trouble = {
  readonly what: 'no port' | 'no address';
  /** Pods the Service selects; `null` where that is not known. */
  readonly ready: number | null;
  readonly pods: number | null;
};

type AddressLinks = Pick<Links, 'podsBehind' | 'addressesOf'>;

function troubleOf(
  { port }: IngressTarget,
  service: Service,
  links: AddressLinks,
  captured: Captured,
  now: Instant,
): Trouble | null {
  if (service.type === 'ExternalName') return null;
  const known = captured.all('pods', service.meta.namespace) && Object.keys(service.selector).length > 0;
  const pods = known ? links.podsBehind(service).filter(isActive) : null;
  const counts = { ready: pods?.filter(isReady).length ?? null, pods: pods?.length ?? null };
  const hasPort = port === null || service.ports.some((one) => one.port === port || one.name === port);
  if (!hasPort) return { what: 'no port', ...counts };
  const starting =
    pods?.some(({ meta }) => meta.createdAt !== null && now - meta.createdAt < STARTING_GRACE) ?? false;
  const addresses = links.addressesOf(service)?.filter((one) => one.ready).length ?? counts.ready;
  return addresses === 0 && !starting ? { what: 'no address', ...counts } : null;
}

function isService(object: KubernetesObject | null): object is Service {
  return object !== null && object.meta.kind === 'Service' && 'selector' in object && 'ports' in object;
}
