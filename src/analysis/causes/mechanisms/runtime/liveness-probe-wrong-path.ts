import type { Mechanism } from '../../mechanism.ts';
import { KILLED, probeDiagnosis } from './probe-diagnosis.ts';

/** A liveness probe asks a web server for what it does not serve. */
export const livenessProbeWrongPath: Mechanism = {
  id: 'liveness-probe-wrong-path',
  title: 'The liveness probe asks for a path that does not serve',
  reasoning:
    'A web server answers a path it does not have with 404, and one it protects with 401 or 403. The kubelet counts all of them as failures and restarts the container, though the program runs and answers.',
  fix: 'Set the path of the livenessProbe to one that the program answers with 200 to 399.',
  explains: KILLED,
  silent: true,
  diagnose: (finding, scene) => probeDiagnosis(finding, scene, 'liveness', 'path'),
};
