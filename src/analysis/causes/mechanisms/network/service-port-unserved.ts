import type { ContainerPort } from '../../../../model/container.ts';
import { reference } from '../../../../model/object.ts';
import type { Service } from '../../../../model/service.ts';
import { someOf } from '../../../../rules/amount-words.ts';
import { inNamespace, kubectl } from '../../../../rules/command.ts';
import { field } from '../../../../rules/field-evidence.ts';
import { lostPorts } from '../../../../rules/service-ports.ts';
import type { Mechanism } from '../../mechanism.ts';
import { complaintWords, refusedBy } from './complaints.ts';
import { declaredBehind } from './declared-behind.ts';
import { mendService } from './service-patch.ts';

/** The selector fits, the number or name of the port does not. */
export const servicePortUnserved: Mechanism = {
  id: 'service-port-unserved',
  title: 'Service leads to a port its pods do not serve',
  reasoning:
    'A Service passes connections on to targetPort of its pods and does not look whether anything listens there. ' +
    'Endpoints look sound while every caller is refused. It is recognised by a targetPort that no container of the ' +
    'selected pods declares, while they declare others, or by a port name that none of them has; then the endpoints ' +
    'lack the port. The selector matches, which tells it from a wrong selector, and the number differs, which tells ' +
    'it from a wrong protocol. Declaring ports is voluntary: a number is certain only once a caller is refused.',
  fix: 'Set targetPort of the Service to the port on which the container listens.',
  explains: ['service-port-undeclared', 'service-named-port-missing'],
  silent: true,
  diagnose(finding, scene) {
    const behind = declaredBehind(scene, finding.subject);
    if (behind === null) return null;
    const { service, pods, declared } = behind;
    const lost = lostPorts(
      service,
      declared,
      ({ targetPort }) => !declared.some(({ port }) => port === targetPort),
    );
    const [first] = lost;
    const [pod] = pods;
    if (first === undefined || pod === undefined) return null;
    const complaints = refusedBy(scene, service).filter(
      ({ port }) => port === null || lost.some((one) => String(one.port.port) === port),
    );
    const isName = typeof first.port.targetPort === 'string';
    const isSure = isName || complaints.length > 0;
    const known = [
      ...new Set(declared.map(({ name, port }) => (isName && name !== null ? name : String(port)))),
    ];
    return {
      root: reference(service),
      confidence: isSure ? 'confirmed' : 'likely',
      summary:
        `port ${first.port.port} of Service ${service.meta.name} leads to targetPort ${first.port.targetPort}, and the ` +
        `containers of its pods have ${isName ? 'no port of that name' : 'another port'}` +
        `${known.length === 0 ? '' : `: ${someOf(known)}`}${complaintWords(complaints)}`,
      evidence: [
        ...lost
          .slice(0, 2)
          .map(({ index, port }) => field(service, `spec.ports[${index}].targetPort`, port.targetPort)),
        field(
          pod,
          'spec.containers[*].ports[*].containerPort',
          declared.map(({ port }) => port).join(' ') || null,
        ),
        ...complaints.slice(0, 1).flatMap((one) => one.finding.evidence.slice(0, 1)),
      ],
      commands: mendService(service, `/spec/ports/${first.index}/targetPort`, onlyPort(service, declared)),
      toConfirm: isSure
        ? null
        : `See whether the container answers there: ${kubectl('port-forward', `pod/${pod.meta.name}`, String(first.port.targetPort), ...inNamespace(pod.meta))}`,
    };
  },
};

/** The one port that there is to lead to; `null` where that is a choice. */
function onlyPort(service: Service, declared: readonly ContainerPort[]): number | null {
  const ports = new Set(declared.map(({ port }) => port));
  const [only = null] = ports;
  return ports.size === 1 && service.ports.length === 1 ? only : null;
}
