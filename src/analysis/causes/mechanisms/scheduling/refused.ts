import type { Finding } from '../../../../rules/finding.ts';
import type { Diagnosis, Scene } from '../../mechanism.ts';
import { type Obstruction, obstructionOf } from './obstruction.ts';
import type { Obstacle } from './scheduler-message.ts';

type Refusal = Pick<Diagnosis, 'summary' | 'evidence' | 'commands' | 'fix' | 'fault'> &
  Partial<Pick<Diagnosis, 'confidence' | 'toConfirm'>>;

/** A diagnosis of the workload that waits, where this obstacle keeps its pods from their nodes. */
export function refused(
  finding: Finding,
  scene: Scene,
  obstacle: Obstacle,
  explain: (obstruction: Obstruction) => Refusal | null,
): Diagnosis | null {
  const obstruction = obstructionOf(finding, scene);
  if (obstruction === null || obstruction.obstacle !== obstacle) return null;
  const refusal = explain(obstruction);
  if (refusal === null) return null;
  const { evidence, ...rest } = refusal;
  const settled: Pick<Diagnosis, 'confidence' | 'toConfirm'> = obstruction.only
    ? { confidence: 'confirmed', toConfirm: null }
    : { confidence: 'likely', toConfirm: TO_CONFIRM };
  return {
    root: finding.subject,
    ...settled,
    ...rest,
    evidence: [...evidence, ...obstruction.evidence],
  };
}

const TO_CONFIRM = 'Compare what the pod asks for with each node, as it is now: kubectl describe nodes.';
