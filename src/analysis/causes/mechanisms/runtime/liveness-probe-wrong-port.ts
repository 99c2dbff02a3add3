import type { Mechanism } from '../../mechanism.ts';
import { KILLED, probeDiagnosis } from './probe-diagnosis.ts';

/** A liveness probe asks where nobody listens, and the kubelet restarts a sound container. */
export const livenessProbeWrongPort: Mechanism = {
  id: 'liveness-probe-wrong-port',
  title: 'The liveness probe asks the wrong port',
  reasoning:
    'The kubelet restarts a container whose liveness probe fails, and a probe of a port where nobody listens always fails. The port is none that the container declares, while its readiness probe or its ports name another, and the kubelet could not connect. A probe that is answered, even with an error, has the right port; one that asks the same port as the readiness probe is too eager, or the program does not listen at all.',
  fix: 'Set the port of the livenessProbe to the one the program listens on.',
  explains: KILLED,
  silent: true,
  diagnose: (finding, scene) => probeDiagnosis(finding, scene, 'liveness', 'port'),
};
