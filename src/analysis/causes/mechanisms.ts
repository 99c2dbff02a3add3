import type { Finding } from '../../rules/finding.ts';
import type { Confidence } from './cause.ts';

/** What a finding says of its own cause, where no step leads further back. */
export interface Mechanism {
  readonly confidence: Confidence;
  /** What to run to settle it, where it is not settled. */
  readonly toConfirm: string | null;
}

const CONFIRMED: Mechanism = { confidence: 'confirmed', toConfirm: null };

/**
 * Rules whose evidence names the mechanism itself: a reason or message of the API server, the kubelet or the scheduler.
 * Rules that only see a symptom (a container that exits, a pod that is not ready) are not here: without a step that
 * explains them they are reported as unexplained.
 */
const MECHANISMS: Readonly<Record<string, Mechanism>> = {
  'node-not-ready': CONFIRMED,
  'node-pressure': CONFIRMED,
  'stuck-rollout': CONFIRMED,
  'missing-replicas': CONFIRMED,
  'unavailable-image': CONFIRMED,
  'container-configuration-error': CONFIRMED,
  'unschedulable-pod': CONFIRMED,
  'unbound-claim': CONFIRMED,
  'ingress-backend-missing': CONFIRMED,
  'autoscaler-target-missing': CONFIRMED,
  'autoscaler-inactive': CONFIRMED,
  'liveness-probe-kills': {
    confidence: 'likely',
    toConfirm:
      'Compare the time the container needs until it listens, from its log, with the time the probe allows.',
  },
  'unscheduled-pod': {
    confidence: 'likely',
    toConfirm:
      'Check that the scheduler runs and renews its lease: kubectl get lease kube-scheduler -n kube-system',
  },
};

/** `null` when the finding is a symptom. A crash whose log ends in a recognised fatal error names its mechanism too. */
export function mechanism(finding: Finding): Mechanism | null {
  const own = Object.hasOwn(MECHANISMS, finding.rule) ? MECHANISMS[finding.rule] : undefined;
  if (own !== undefined) return own;
  if (finding.rule !== 'crash-looping-container' || !saysWhy(finding)) return null;
  return {
    confidence: 'likely',
    toConfirm: 'Read the lines around it: kubectl logs --previous, or the captured log.',
  };
}

/** The rule found a line in the log that tells why, or the kernel's own verdict. */
function saysWhy({ facts }: Finding): boolean {
  if (typeof facts !== 'object' || facts === null || Array.isArray(facts)) return false;
  const entries = new Map(Object.entries(facts));
  return (entries.get('log') ?? null) !== null || entries.get('reason') === 'OOMKilled';
}
