import type { Mechanism } from '../../mechanism.ts';
import { KILLED, probeDiagnosis } from './probe-diagnosis.ts';

/** A liveness probe speaks a protocol that the program does not. */
export const livenessProbeWrongProtocol: Mechanism = {
  id: 'liveness-probe-wrong-protocol',
  title: 'The liveness probe speaks the wrong protocol',
  reasoning:
    'An httpGet probe of a gRPC server, a gRPC probe of a web server, or a plain one of a TLS port gets no answer it can read, and the kubelet restarts the container though it is sound. The kubelet quotes what came back (malformed HTTP, an HTTP answer to a HTTPS client), or another probe asks the same port in another way. Where the connection is refused, nobody listens: that is another cause.',
  fix: 'Give the livenessProbe the handler (httpGet, grpc, tcpSocket) and scheme that the program speaks on that port, as its readinessProbe has them.',
  explains: KILLED,
  silent: true,
  diagnose: (finding, scene) => probeDiagnosis(finding, scene, 'liveness', 'protocol'),
};
