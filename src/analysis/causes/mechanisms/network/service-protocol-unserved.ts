import { reference } from '../../../../model/object.ts';
import type { Pod } from '../../../../model/pod.ts';
import type { Probe } from '../../../../model/probe.ts';
import { field } from '../../../../rules/field-evidence.ts';
import { lostPorts } from '../../../../rules/service-ports.ts';
import type { Mechanism } from '../../mechanism.ts';
import { complaintWords, refusedBy } from './complaints.ts';
import { declaredBehind } from './declared-behind.ts';
import { mendService } from './service-patch.ts';

/** The port fits, the protocol does not. */
export const serviceProtocolUnserved: Mechanism = {
  id: 'service-protocol-unserved',
  title: 'Service speaks another protocol than its pods',
  reasoning:
    'A Service port is forwarded for its own protocol only: connections by TCP to a port that the Service has ' +
    'as UDP are refused, while the endpoints look sound. It is recognised by a targetPort that a container of the ' +
    'selected pods declares by that number or name, and with another protocol. A port that the Service has for both ' +
    'protocols is sound, as of DNS. It is certain where a caller is refused, or where a probe of the container proves ' +
    'that TCP is spoken there.',
  fix: 'Set the protocol of the Service port to that of the container port.',
  explains: ['service-port-undeclared', 'service-named-port-missing'],
  silent: true,
  diagnose(finding, scene) {
    const behind = declaredBehind(scene, finding.subject);
    if (behind === null) return null;
    const { service, pods, declared } = behind;
    const [lost] = lostPorts(service, declared, ({ targetPort }) =>
      declared.some(({ port, name }) => port === targetPort || name === targetPort),
    );
    const [pod] = pods;
    const spoken = declared.find(
      ({ port, name }) => port === lost?.port.targetPort || name === lost?.port.targetPort,
    );
    if (lost === undefined || spoken === undefined || pod === undefined) return null;
    const { index, port } = lost;
    const complaints = refusedBy(scene, service).filter(
      (one) => one.port === null || one.port === String(port.port),
    );
    const isSure = complaints.length > 0 || (port.protocol === 'UDP' && isProbedByTCP(pods, spoken.port));
    return {
      root: reference(service),
      confidence: isSure ? 'confirmed' : 'likely',
      summary:
        `port ${port.port} of Service ${service.meta.name} is for ${port.protocol}, while the containers of its pods ` +
        `serve ${spoken.port} by ${spoken.protocol}${complaintWords(complaints)}`,
      evidence: [
        field(service, `spec.ports[${index}].protocol`, port.protocol),
        field(pod, 'spec.containers[*].ports[*].protocol', spoken.protocol),
        ...complaints.slice(0, 1).flatMap((one) => one.finding.evidence.slice(0, 1)),
      ],
      commands: mendService(service, `/spec/ports/${index}/protocol`, spoken.protocol),
      toConfirm: isSure
        ? null
        : `Ask the program's documentation whether it serves ${port.protocol} at ${spoken.port}.`,
    };
  },
};

/** Every probe that names a port speaks TCP; ready pods have passed it. */
function isProbedByTCP(pods: readonly Pod[], port: number): boolean {
  const asks = (probe: Probe | null, names: readonly string[]) =>
    probe !== null && (probe.port === port || names.includes(String(probe.port)));
  return pods.some(({ spec }) =>
    spec.containers.some(({ ports, livenessProbe, readinessProbe }) => {
      const names = ports.flatMap((one) => (one.port === port && one.name !== null ? [one.name] : []));
      return asks(livenessProbe, names) || asks(readinessProbe, names);
    }),
  );
}
