import type { Captured, CaptureState } from '../model/captured.ts';
import { resourceName, type SourceName } from '../model/kinds.ts';
import type { Finding } from '../rules/finding.ts';
import type { Severity } from '../rules/severity.ts';

/**
 * `critical`: a health finding is critical. `degraded`: one is high or medium. `healthy`: none is, and the core of
 * the health rules was evaluated. `not evaluated`: too little was captured to say.
 */
export type HealthState = 'critical' | 'degraded' | 'healthy' | 'not evaluated';

export interface HealthVerdict {
  readonly state: HealthState;
  /** Health findings by severity, covered ones not counted twice. */
  readonly counts: {
    readonly critical: number;
    readonly high: number;
    readonly medium: number;
    readonly low: number;
    readonly info: number;
  };
  /** Sources of the core that were not captured whole: what a `healthy` does not speak of. */
  readonly unseen: readonly string[];
}

/** Sources without which nobody can call a cluster healthy. */
const CORE: readonly SourceName[] = ['nodes', 'pods', 'deployments', 'statefulSets', 'daemonSets'];

/**
 * Findings decide `critical` and `degraded` whatever else is missing: what is broken is broken.
 * `healthy` needs pods captured whole, and names the other core sources that were not.
 */
export function healthVerdict(findings: readonly Finding[], captured: Captured): HealthVerdict {
  const health = findings.filter((finding) => finding.group === 'health');
  const count = (severity: Severity) => health.filter((finding) => finding.severity === severity).length;
  const counts = {
    critical: count('critical'),
    high: count('high'),
    medium: count('medium'),
    low: count('low'),
    info: count('info'),
  };
  const unseen = CORE.filter((source) => !isWhole(captured.state(source)));
  return { state: stateOf(counts, unseen), counts, unseen: unseen.map(resourceName) };
}

function stateOf(counts: HealthVerdict['counts'], unseen: readonly SourceName[]): HealthState {
  if (counts.critical > 0) return 'critical';
  if (counts.high + counts.medium > 0) return 'degraded';
  return unseen.includes('pods') ? 'not evaluated' : 'healthy';
}

function isWhole(state: CaptureState): boolean {
  return state === 'captured' || state === 'empty';
}
