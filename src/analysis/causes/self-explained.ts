import type { Fact, Finding } from '../../rules/finding.ts';
import type { Confidence } from './cause.ts';
import { factList, factMember, factText } from './fact-member.ts';

/** How sure a finding is of its own cause, where no step leads further back and no mechanism says more. */
export interface Certainty {
  readonly confidence: Confidence;
  /** What to run to settle it, where it is not settled. */
  readonly toConfirm: string | null;
}

/** `null` when the finding is a symptom: it says that something is broken and not why. */
export function certainty({ rule, facts }: Finding): Certainty | null {
  return CERTAINTIES.get(rule)?.(facts) ?? null;
}

/** Of a symptom that explains others, though nothing explains it. */
export function symptom({ rule }: Finding): Certainty {
  return {
    confidence: 'hypothesis',
    toConfirm: LOGGED.has(rule)
      ? 'Capture the log of the run before this one: kubectl logs --previous.'
      : 'Capture what the cluster says of it: kubectl describe, and the events of its namespace.',
  };
}

const LOGGED = new Set(['crash-looping-container', 'failed-job']);

const CONFIRMED: Certainty = { confidence: 'confirmed', toConfirm: null };
const SAID_IN_LOG = likely('Read the lines around it: kubectl logs --previous, or the captured log.');

/**
 * Rules whose evidence names the mechanism itself: a reason or message of the API server, the kubelet or the scheduler.
 * Rules that only see a symptom (a container that exits, a pod that is not ready) are not here, or only for the cases
 * in which something says why: without a step that explains them they are reported as unexplained.
 */
const CERTAINTIES: ReadonlyMap<string, (facts: Fact) => Certainty | null> = new Map([
  ['node-not-ready', () => CONFIRMED],
  ['node-pressure', () => CONFIRMED],
  ['stuck-rollout', () => CONFIRMED],
  ['unavailable-image', () => CONFIRMED],
  ['container-configuration-error', () => CONFIRMED],
  ['unschedulable-pod', () => CONFIRMED],
  ['unbound-claim', () => CONFIRMED],
  ['ingress-backend-missing', () => CONFIRMED],
  ['service-without-pods', () => CONFIRMED],
  ['autoscaler-target-missing', () => CONFIRMED],
  ['autoscaler-inactive', () => CONFIRMED],
  ['scaled-to-zero-workload', () => CONFIRMED],
  ['missing-replicas', (facts: Fact) => (says(facts, 'reason') || says(facts, 'message') ? CONFIRMED : null)],
  ['stuck-starting-pod', (facts: Fact) => (says(facts, 'event') ? CONFIRMED : null)],
  ['stuck-terminating-pod', (facts: Fact) => (isHeld(facts) ? CONFIRMED : null)],
  ['ingress-backend-down', (facts: Fact) => (leadsNowhere(facts) ? CONFIRMED : null)],
  [
    'liveness-probe-kills',
    () =>
      likely(
        'Compare the time the container needs until it listens, from its log, with the time the probe allows.',
      ),
  ],
  [
    'unscheduled-pod',
    () =>
      likely(
        'Check that the scheduler runs and renews its lease: kubectl get lease kube-scheduler -n kube-system',
      ),
  ],
  [
    'crash-looping-container',
    (facts: Fact) => (says(facts, 'log') || factText(facts, 'reason') === 'OOMKilled' ? SAID_IN_LOG : null),
  ],
]);

function likely(toConfirm: string): Certainty {
  return { confidence: 'likely', toConfirm };
}

function says(facts: Fact, name: string): boolean {
  return factMember(facts, name) !== null;
}

/** By a finalizer nobody removes, or because the node that should confirm the end is no longer there. */
function isHeld(facts: Fact): boolean {
  return factList(facts, 'finalizers').length > 0 || factText(facts, 'nodeState') === 'gone';
}

/** The Service has no such port, or its selector fits no pod: fields of two objects that do not fit together. */
function leadsNowhere(facts: Fact): boolean {
  const backends = factList(facts, 'backends');
  return (
    backends.length > 0 &&
    backends.every((one) => factText(one, 'what') === 'no port' || factMember(one, 'pods') === 0)
  );
}
