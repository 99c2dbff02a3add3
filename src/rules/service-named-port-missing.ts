import { reference } from '../model/object.ts';
import { someOf } from './amount-words.ts';
import { inNamespace, kubectl, resourceWord } from './command.ts';
import { excerpt } from './excerpt.ts';
import { field } from './field-evidence.ts';
import { isActive } from './missing-pods.ts';
import { podCount, podVerb } from './pod-count.ts';
import { defineRule } from './rule.ts';
import { declaredPorts, lostPorts } from './service-ports.ts';

export default defineRule({
  id: 'service-named-port-missing',
  title: 'Service names a port that its pods do not have',
  group: 'health',
  severity: 'high',
  why: 'The name cannot be resolved to a port, so that port of the Service leads nowhere and callers are refused.',
  fix: 'Give the container port that name in the pod template, or set targetPort of the Service to a name or number the pods have.',
  peers: { Popeye: ['POP-1106'], KubeBuddy: ['NET007'] },
  needs: ['services', 'pods'],
  covers: ['service-without-endpoints'],
  *check({ services, links }) {
    for (const service of services) {
      if (service.type === 'ExternalName' || !service.ports.some(isNamed)) continue;
      const pods = links.podsBehind(service).filter(isActive);
      const [first] = pods;
      if (first === undefined) continue;
      const lost = lostPorts(service, declaredPorts(pods), isNamed);
      if (lost.length === 0) continue;
      yield {
        subject: reference(service),
        facts: {
          ports: lost.map(({ port }) => ({
            port: port.port,
            targetPort: String(port.targetPort),
            protocol: port.protocol,
          })),
          pods: pods.length,
        },
        evidence: [
          ...lost
            .slice(0, 3)
            .map(({ index, port }) => field(service, `spec.ports[${index}].targetPort`, port.targetPort)),
          field(
            first,
            'spec.containers[*].ports[*].name',
            declaredPorts([first])
              .flatMap(({ name }) => name ?? [])
              .join(' ') || null,
          ),
        ],
        related: pods.slice(0, 20).map(reference),
      };
    }
  },
  message({ ports, pods }) {
    const names = ports.map(
      ({ port, targetPort, protocol }) => `${port} to ${excerpt(targetPort, 40)} (${protocol})`,
    );
    const verb = podVerb(pods, pods, 'has', 'have');
    return `port ${someOf(names)}, and ${podCount(pods, pods)} ${verb} no port of that name`;
  },
  commands(_facts, subject) {
    const where = inNamespace(subject);
    return [
      kubectl('describe', resourceWord(subject), ...where),
      kubectl(
        'get',
        'pods',
        '-o',
        'custom-columns=NAME:.metadata.name,PORTS:.spec.containers[*].ports[*].name',
        ...where,
      ),
    ];
  },
});

function isNamed({ targetPort }: { readonly targetPort: number | string | null }): boolean {
  return typeof targetPort === 'string';
}
