import { humanDuration } from '../../../../model/human-duration.ts';
import { podEvidence } from '../../../../rules/broken-container.ts';
import { containerWords } from '../../../../rules/container-words.ts';
import { exitCodeMeaning } from '../../../../rules/termination.ts';
import type { Confidence } from '../../cause.ts';
import type { Mechanism, Scene } from '../../mechanism.ts';
import { type TroubledContainer, troubledContainers } from '../runtime/troubled-containers.ts';
import { isInit } from './said-fault.ts';

/** Findings of containers that ended, by whatever. */
const EXITED = [
  'crash-looping-container',
  'stuck-rollout',
  'failed-pod',
  'failed-job',
  'partially-available-workload',
] as const;

export interface ExitFault extends Pick<Mechanism, 'id' | 'title' | 'reasoning' | 'fix'> {
  /** Whether a container ended like this. */
  readonly fits: (one: TroubledContainer, scene: Scene) => boolean;
  readonly confidence: Confidence;
  readonly toConfirm: string;
}

/** A mechanism told by the exit code alone, where nothing the program or the kubelet says tells more. */
export function exitFault({ fits, confidence, toConfirm, ...card }: ExitFault): Mechanism {
  return {
    ...card,
    explains: EXITED,
    diagnose(finding, scene) {
      for (const one of troubledContainers(finding, scene)) {
        const { last, path, pod, name } = one;
        if (last === null || last.exitCode === null || one.problem === null || !fits(one, scene)) continue;
        const meaning = exitCodeMeaning(last.exitCode);
        const ran = last.ran === null ? '' : `, after ${humanDuration(last.ran)}`;
        return {
          root: finding.subject,
          confidence,
          summary: `${containerWords(name, isInit(one) ? 'init container' : 'container')} ends with exit code ${last.exitCode}${meaning === null ? '' : ` (${meaning})`}${ran}`,
          evidence: podEvidence(pod, `${path}.${last.field}.terminated.exitCode`, last.exitCode),
          toConfirm,
        };
      }
      return null;
    },
  };
}
