import type { Mechanism } from '../../mechanism.ts';
import { KILLED, probeDiagnosis } from './probe-diagnosis.ts';

/** A startup probe asks for what the program does not serve, and the kubelet ends it before it may do anything. */
export const startupProbeMisdirected: Mechanism = {
  id: 'startup-probe-misdirected',
  title: 'The startup probe asks for what the program does not serve',
  reasoning:
    'Until its startup probe has succeeded once a container is not ready, and the kubelet ends it when the probe has ' +
    'failed as often as it may. A port that the container does not have, a protocol it does not speak or a path it ' +
    'does not serve never succeeds, however long the program is given. The kubelet says what the probe saw, and the ' +
    'other probes of the container tell what would be right.',
  fix: 'Give the startupProbe the port, handler and path that the other probes of the container use.',
  explains: KILLED,
  diagnose: (finding, scene) =>
    probeDiagnosis(finding, scene, 'startup', 'port') ??
    probeDiagnosis(finding, scene, 'startup', 'protocol') ??
    probeDiagnosis(finding, scene, 'startup', 'path'),
};
