import type { Mechanism } from '../../mechanism.ts';
import { probeDiagnosis, UNREADY } from './probe-diagnosis.ts';

/** A readiness probe speaks a protocol that the program does not. */
export const readinessProbeWrongProtocol: Mechanism = {
  id: 'readiness-probe-wrong-protocol',
  title: 'The readiness probe speaks the wrong protocol',
  reasoning:
    'An httpGet probe of a gRPC server, a gRPC probe of a web server, or a plain one of a TLS port gets no answer it can read, so the pod never becomes ready, while a liveness probe of the same port in the right protocol succeeds. Where the connection is refused, nobody listens: that is another cause.',
  fix: 'Give the readinessProbe the handler (httpGet, grpc, tcpSocket) and scheme that the program speaks on that port, as its livenessProbe has them.',
  explains: UNREADY,
  diagnose: (finding, scene) => probeDiagnosis(finding, scene, 'readiness', 'protocol'),
};
