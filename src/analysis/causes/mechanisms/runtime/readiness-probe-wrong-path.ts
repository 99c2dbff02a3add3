import type { Mechanism } from '../../mechanism.ts';
import { probeDiagnosis, UNREADY } from './probe-diagnosis.ts';

/** A readiness probe asks a web server for what it does not serve. */
export const readinessProbeWrongPath: Mechanism = {
  id: 'readiness-probe-wrong-path',
  title: 'The readiness probe asks for a path that does not serve',
  reasoning:
    'A web server answers a path it does not have with 404, and one it protects with 401 or 403. The kubelet counts all of them as failures, and the pod never becomes ready, though the program runs and answers. A 503 is a program that says itself that it is not ready.',
  fix: 'Set the path of the readinessProbe to one that the program answers with 200 to 399 when it is ready.',
  explains: UNREADY,
  diagnose: (finding, scene) => probeDiagnosis(finding, scene, 'readiness', 'path'),
};
