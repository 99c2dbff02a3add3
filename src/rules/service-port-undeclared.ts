import { reference } from '../model/object.ts';
import { isSystemNamespace } from '../model/system-namespace.ts';
import { someOf } from './amount-words.ts';
import { inNamespace, kubectl, resourceWord } from './command.ts';
import { field } from './field-evidence.ts';
import { isActive } from './missing-pods.ts';
import { defineRule } from './rule.ts';
import { declaredPorts, lostPorts } from './service-ports.ts';

export default defineRule({
  id: 'service-port-undeclared',
  title: 'Service leads to a port no container declares',
  group: 'health',
  severity: 'medium',
  why: 'The pods declare other ports and not this one, or another protocol. Where nothing listens there, callers are refused, while the endpoints look sound.',
  fix: 'Look on which port the container listens. Correct targetPort of the Service, or declare the port in the pod template.',
  peers: { Popeye: ['POP-1106'], KubeBuddy: ['NET007'] },
  needs: ['services', 'pods'],
  *check({ services, links }) {
    for (const service of services) {
      const { meta, clusterIP, type } = service;
      // A headless Service has no port of its own: callers choose.
      if (type === 'ExternalName' || clusterIP === 'None' || isSystemNamespace(meta.namespace ?? ''))
        continue;
      const pods = links.podsBehind(service).filter(isActive);
      const declared = declaredPorts(pods);
      // Declaring ports is optional; only who declares some is taken at their word.
      if (declared.length === 0 || pods.some(({ spec }) => spec.hostNetwork)) continue;
      const lost = lostPorts(service, declared, ({ targetPort }) => typeof targetPort === 'number').filter(
        // Of a port served by both protocols one is seldom declared, as of DNS or HTTP/3.
        ({ port }) => !service.ports.some((one) => one !== port && one.targetPort === port.targetPort),
      );
      if (lost.length === 0) continue;
      const otherProtocol = lost.some(({ port }) => declared.some((one) => one.port === port.targetPort));
      const known = [...new Set(declared.map(({ port, protocol }) => `${port}/${protocol}`))];
      yield {
        subject: reference(service),
        // Declaring a port is no condition for listening on it: of one among several nothing is certain.
        severity: otherProtocol || lost.length === service.ports.length ? 'medium' : 'low',
        facts: {
          ports: lost.map(({ port }) => `${port.targetPort}/${port.protocol}`),
          declared: known.slice(0, 10),
        },
        evidence: lost
          .slice(0, 3)
          .map(({ index, port }) => field(service, `spec.ports[${index}].targetPort`, port.targetPort)),
        related: pods.slice(0, 20).map(reference),
      };
    }
  },
  message({ ports, declared }) {
    return `targetPort ${someOf(ports)}, while the containers declare ${someOf(declared)}`;
  },
  commands(_facts, subject) {
    return [kubectl('describe', resourceWord(subject), ...inNamespace(subject))];
  },
});
