import type { Finding } from '../../../../rules/finding.ts';
import type { Diagnosis, Mechanism, Scene } from '../../mechanism.ts';
import { perScene } from '../../per-scene.ts';
import { type FailedPull, failedPull, NOT_PULLED } from './failed-pull.ts';
import { type PullFault, type PullVerdict, pullVerdict } from './pull-verdict.ts';

interface Judged {
  readonly pull: FailedPull;
  readonly verdict: PullVerdict;
}

const answers = perScene(() => new Map<Finding, Judged | null>());

function judged(finding: Finding, scene: Scene): Judged | null {
  const known = answers(scene);
  const found = known.get(finding);
  if (found !== undefined) return found;
  const pull = failedPull(finding, scene);
  const verdict = pull === null ? null : pullVerdict(pull, finding, scene);
  const fresh = pull === null || verdict === null ? null : { pull, verdict };
  known.set(finding, fresh);
  return fresh;
}

/** What a mechanism says of an image that is kept away by its fault. */
export interface PullCard extends Omit<Mechanism, 'explains' | 'diagnose' | 'silent'> {
  readonly fault: PullFault;
  /** Which workloads share the fault, and one change mends them all; default: those with the same image. */
  shared?(pull: FailedPull, finding: Finding): string;
  summary(pull: FailedPull, verdict: PullVerdict): string;
  commands(pull: FailedPull, finding: Finding, verdict: PullVerdict): readonly string[];
  /** Where the verdict is not confirmed. */
  readonly toConfirm: string;
  /** More specific than the card's fix. */
  advice?(pull: FailedPull, verdict: PullVerdict): string | null;
}

/** The mechanism of one fault of image pulls; the workload is the root, for its template names the image. */
export function pullFault({
  fault,
  shared,
  summary,
  commands,
  toConfirm,
  advice,
  ...card
}: PullCard): Mechanism {
  return {
    ...card,
    explains: NOT_PULLED,
    diagnose(finding, scene): Diagnosis | null {
      const found = judged(finding, scene);
      if (found === null || found.verdict.fault !== fault) return null;
      const { pull, verdict } = found;
      return {
        root: finding.subject,
        confidence: verdict.confidence,
        summary: summary(pull, verdict),
        evidence: pull.evidence,
        commands: [
          ...new Set([
            ...(finding.rule === 'stuck-rollout' ? finding.commands : []),
            ...commands(pull, finding, verdict),
          ]),
        ],
        fix: advice?.(pull, verdict) ?? card.fix,
        toConfirm: verdict.confidence === 'confirmed' ? null : toConfirm,
        fault: shared?.(pull, finding) ?? pull.image,
      };
    },
  };
}
