import { podEvidence } from '../../../../rules/broken-container.ts';
import { containerWords } from '../../../../rules/container-words.ts';
import { excerpt } from '../../../../rules/excerpt.ts';
import { field } from '../../../../rules/field-evidence.ts';
import type { Mechanism } from '../../mechanism.ts';
import { podEvents, troubledContainers } from '../runtime/troubled-containers.ts';

export interface HookFault extends Pick<Mechanism, 'id' | 'title' | 'reasoning' | 'fix'> {
  /** Of the kubelet's event. */
  readonly reason: string;
  /** Of the container that waits. */
  readonly state: string;
  readonly hook: 'postStart' | 'preStop';
}

/** A mechanism told by the kubelet: a lifecycle hook of a container failed. */
export function hookFault({ reason, state, hook, ...card }: HookFault): Mechanism {
  return {
    ...card,
    explains: [
      'container-configuration-error',
      'crash-looping-container',
      'stuck-rollout',
      'stuck-terminating-pod',
      'partially-available-workload',
    ],
    diagnose(finding, scene) {
      for (const one of troubledContainers(finding, scene)) {
        const { pod, status, path, name } = one;
        const event = podEvents(scene, pod).find((each) => each.reason === reason) ?? null;
        const waits = status.state.phase === 'waiting' && status.state.reason === state ? status.state : null;
        if (event === null && waits === null) continue;
        const said = event?.message ?? waits?.message ?? null;
        return {
          root: finding.subject,
          confidence: waits === null ? 'likely' : 'confirmed',
          summary: `the ${hook} hook of ${containerWords(name)} fails${said === null ? '' : `: ${excerpt(said, 160)}`}`,
          evidence: [
            ...(event === null ? [] : [field(event, 'message', event.message)]),
            ...(waits === null ? [] : podEvidence(pod, `${path}.state.waiting.reason`, waits.reason)),
          ],
          toConfirm: waits === null ? 'See whether the event goes on: kubectl describe pod.' : null,
        };
      }
      return null;
    },
  };
}
