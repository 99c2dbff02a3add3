import type { Mechanism } from '../../mechanism.ts';
import { probeDiagnosis, UNREADY } from './probe-diagnosis.ts';

/** A readiness probe asks where nobody listens, and the pod never becomes ready. */
export const readinessProbeWrongPort: Mechanism = {
  id: 'readiness-probe-wrong-port',
  title: 'The readiness probe asks the wrong port',
  reasoning:
    'Services send nothing to a pod whose readiness probe fails, and a probe of a port where nobody listens always fails. The container runs without restarts, the port is none that it declares, while its liveness probe or its ports name another. A probe that is answered, even with an error, has the right port.',
  fix: 'Set the port of the readinessProbe to the one the program listens on.',
  explains: UNREADY,
  diagnose: (finding, scene) => probeDiagnosis(finding, scene, 'readiness', 'port'),
};
