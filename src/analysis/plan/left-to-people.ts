import type { Finding } from '../../rules/finding.ts';

/** Why no step answers a finding; one plain sentence. */
export function whyLeft({ rule, group, commands }: Finding): string {
  const known = REASONS.get(rule);
  if (known !== undefined) return known;
  const [first] = commands;
  if (group === 'health' && first !== undefined)
    return `Nothing captured says what would mend it. Begin with: ${first}`;
  return 'What to change depends on what is meant, which no capture says.';
}

const REASONS: ReadonlyMap<string, string> = new Map([
  [
    'stuck-rollout',
    'No older revision has ready pods, so none is known to work: going back could take down what is left.',
  ],
  [
    'missing-replicas',
    'The API server refuses the pods: a quota, a policy or a service account has to change, and its owner says how.',
  ],
  [
    'unbound-claim',
    'A claim cannot be changed, and deleting one may delete data: compare it with the volumes and classes there are.',
  ],
  [
    'stuck-terminating-pod',
    'A finalizer or a volume holds the pods. Taking a finalizer away skips what it is there for.',
  ],
  [
    'node-not-ready',
    'The Node object was not captured, so neither its address nor its distribution is known.',
  ],
  [
    'unschedulable-pod',
    'Requests, node labels, taints or the number of nodes have to change: which one is a question of capacity.',
  ],
  ['ingress-backend-missing', 'Either the route or the Service is wrong, and only their owner knows which.'],
  ['ingress-backend-down', 'The route is right; what it leads to has to come back first.'],
  ['service-without-pods', 'Either the selector or the labels are wrong, or the Service is a leftover.'],
  ['autoscaler-target-missing', 'Either the autoscaler is a leftover, or the workload it scales is gone.'],
  ['autoscaler-inactive', 'What it measures, or what it scales, has to come back first.'],
  ['scaled-to-zero-workload', 'Somebody scaled it down. Only its owner knows whether it is to run.'],
  ['empty-namespace', 'It may be kept for something: only its owner can tell.'],
  [
    'partially-available-workload',
    'Part of it serves. Its pods that are not ready, and their logs, say what the others lack.',
  ],
  ['generic-image', 'An image of its own has to be built first.'],
  ['mutable-image-tag', 'Which version a tag stands for now is known to whoever pushed it.'],
  ['mixed-image-naming', 'Which way of naming is meant is a convention to be agreed on.'],
  ['container-without-requests', 'What it needs has to be measured first.'],
  ['container-without-limits', 'What it may take has to be measured first.'],
  ['deployment-without-service', 'It may be called by nobody, or by its pods: only its owner can tell.'],
  ['duplicate-deployment', 'Only their owner knows which of them is meant.'],
  ['duplicate-service', 'Only their owner knows which of them is in use.'],
  ['unused-gpu', 'What is to run on it is a choice.'],
  ['gitops-not-ready', 'The source it applies has to be mended, not the cluster.'],
  ['single-control-plane', 'More control-plane nodes are a question of machines and money.'],
  ['kubelet-version-skew', 'Upgrading nodes is a project of its own, one node after the other.'],
  ['mixed-node-versions', 'Upgrading nodes is a project of its own, one node after the other.'],
  ['monitoring-absent', 'What to watch the cluster with is a choice.'],
  [
    'node-hot-spot',
    'Moving pods helps only until they are scheduled again: requests have to say what they use.',
  ],
  ['ingress-without-tls', 'A certificate has to come from somewhere.'],
  [
    'deployment-churn',
    'How often to roll out is a habit and no fault; the limit on old ReplicaSets keeps its traces few.',
  ],
  ['high-revision-history-limit', 'The distribution or its provider configures what it installs.'],
  ['past-restarts', 'It runs now. Its log of the run before says why it restarted.'],
  ['error-in-log', 'The program has to be read, not the cluster.'],
  [
    'crash-looping-container',
    'Its log of the run before says why it ends; the program or its configuration has to change.',
  ],
  [
    'liveness-probe-kills',
    'How long the program may take to start is for its owner to say; the probe has to allow that.',
  ],
  [
    'failed-job',
    'What it was to do has to be done again when its cause is mended; a Job cannot be restarted.',
  ],
]);
