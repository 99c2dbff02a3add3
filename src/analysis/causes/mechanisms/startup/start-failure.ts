import { reference } from '../../../../model/object.ts';
import type { Pod } from '../../../../model/pod.ts';
import { type PodProblem, podProblem } from '../../../../model/pod-problem.ts';
import { brokenContainer, podEvidence } from '../../../../rules/broken-container.ts';
import { field } from '../../../../rules/field-evidence.ts';
import type { Evidence, Finding } from '../../../../rules/finding.ts';
import type { Scene } from '../../mechanism.ts';
import { perFinding } from '../../per-finding.ts';
import { relatedPods } from '../../related-pods.ts';

/** What kubelet or runtime say of a pod that has a node and does not start. */
export interface StartFailure {
  readonly pod: Pod;
  /** `null` where it is about the pod as a whole: its sandbox, its volumes. */
  readonly container: string | null;
  readonly text: string;
  readonly evidence: readonly Evidence[];
}

/** Findings of pods that do not get past starting. */
export const NOT_STARTED: readonly string[] = [
  'container-configuration-error',
  'stuck-starting-pod',
  'stuck-rollout',
];

/** The first pod of a finding of which something is said. */
export const startFailure = perFinding(firstFailure);

function firstFailure(finding: Finding, scene: Scene): StartFailure | null {
  for (const pod of relatedPods(scene.cluster, finding)) {
    const problem = podProblem(pod, scene.cluster.now);
    const found =
      problem?.class === 'configuration'
        ? ofContainer(pod, problem, scene)
        : problem === null || problem.class === 'starting'
          ? ofPod(pod, scene)
          : null;
    if (found !== null) return found;
  }
  return null;
}

function ofContainer(
  pod: Pod,
  { container, message }: Extract<PodProblem, { readonly class: 'configuration' }>,
  scene: Scene,
): StartFailure | null {
  const broken = brokenContainer(pod, container);
  if (message !== null && !message.startsWith('back-off ')) {
    const state = broken?.status.state;
    const at =
      state?.phase === 'waiting' && state.message === message
        ? 'state.waiting'
        : state?.phase === 'terminated'
          ? 'state.terminated'
          : 'lastState.terminated';
    return {
      pod,
      container,
      text: message,
      evidence: podEvidence(pod, `${broken?.path ?? 'status'}.${at}.message`, message),
    };
  }
  const event = scene.cluster.links
    .eventsOf(reference(pod))
    .find((one) => one.type === 'Warning' && one.reason === 'Failed' && one.message !== null);
  return event === undefined || event.message === null
    ? null
    : { pod, container, text: event.message, evidence: [field(event, 'message', event.message)] };
}

/** How kubelet and volume controllers say that a pod does not start; the newest counts, for what heals is not repeated. */
const TELLING: ReadonlySet<string> = new Set([
  'FailedMount',
  'FailedMapVolume',
  'FailedAttachVolume',
  'FailedCreatePodSandBox',
  'FailedCreatePodContainer',
  'NetworkNotReady',
]);

function ofPod(pod: Pod, { cluster }: Scene): StartFailure | null {
  const event = cluster.links
    .eventsOf(reference(pod))
    .find(({ type, reason, message }) => type === 'Warning' && TELLING.has(reason ?? '') && message !== null);
  if (event === undefined || event.message === null) return null;
  return { pod, container: null, text: event.message, evidence: [field(event, 'message', event.message)] };
}
