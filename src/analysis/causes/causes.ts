import type { Cluster } from '../../model/cluster.ts';
import { groupBy } from '../../model/grouping.ts';
import { objectKey } from '../../model/object.ts';
import { by } from '../../model/order.ts';
import type { Finding } from '../../rules/finding.ts';
import type { RuleCard } from '../../rules/rule.ts';
import { compareSeverity, isAtLeast } from '../../rules/severity.ts';
import { autoscalerTarget } from './autoscaler-target.ts';
import { backendDown } from './backend-down.ts';
import type { Cause, Confidence } from './cause.ts';
import { claimUnbound } from './claim-unbound.ts';
import { impact } from './impact.ts';
import { type Mechanism, mechanism } from './mechanisms.ts';
import { nodeLost } from './node-lost.ts';
import { nodeUnderPressure } from './node-under-pressure.ts';
import { sameFault } from './same-fault.ts';
import type { Step } from './step.ts';

/** In the order they are tried: what lies deeper comes first. */
export const STEPS: readonly Step[] = [
  nodeLost,
  nodeUnderPressure,
  claimUnbound,
  backendDown,
  autoscalerTarget,
];

export interface Explained {
  /** Worst first; then surest, widest, and by the root's name. */
  readonly causes: readonly Cause[];
  /** Fingerprints of health findings that nothing captured explains. */
  readonly unexplained: readonly string[];
}

/** Joins health findings of medium severity and worse into causes: each is a root, follows from one, or is unexplained. */
export function causes(
  cluster: Cluster,
  findings: readonly Finding[],
  rules: readonly RuleCard[],
): Explained {
  const health = findings.filter(
    (finding) => finding.group === 'health' && isAtLeast(finding.severity, 'medium'),
  );
  // Evicted pods and idle workloads are no health findings, yet belong to the story of one.
  const related = findings.filter(({ rule }) => STORY.has(rule));
  const explainedBy = inferences(cluster, [
    ...health,
    ...related.filter((finding) => !health.includes(finding)),
  ]);
  const followers = groupBy(explainedBy, ([, cause]) => cause);
  const roots = health.filter((finding) => !explainedBy.has(finding));
  const known = roots.flatMap((root) => {
    const follows = descendants(root, followers);
    const own = mechanism(root) ?? (follows.length > 0 ? SYMPTOM : null);
    return own === null ? [] : [{ root, follows, own }];
  });
  const merged = [...groupBy(known, ({ root }) => sameFault(root)).values()];
  return {
    causes: merged.map((members) => causeOf(cluster, members, rules)).toSorted(byUrgency),
    unexplained: roots
      .filter((root) => !known.some((each) => each.root === root))
      .map(({ fingerprint }) => fingerprint),
  };
}

const STORY = new Set(['evicted-pod', 'scaled-to-zero-workload']);
const SYMPTOM: Mechanism = {
  confidence: 'hypothesis',
  toConfirm: 'Capture the log of the failing container: kubectl logs --previous.',
};

interface Member {
  readonly root: Finding;
  readonly follows: readonly Finding[];
  readonly own: Mechanism;
}

/** The first explanation each finding gets, never in a circle. */
function inferences(cluster: Cluster, findings: readonly Finding[]): ReadonlyMap<Finding, Finding> {
  const explainedBy = new Map<Finding, Finding>();
  const leadsTo = (from: Finding | undefined, to: Finding): boolean =>
    from !== undefined && (from === to || leadsTo(explainedBy.get(from), to));
  for (const { consequence, cause } of STEPS.flatMap((step) => [...step.infer(cluster, findings)])) {
    if (!explainedBy.has(consequence) && !leadsTo(cause, consequence)) explainedBy.set(consequence, cause);
  }
  return explainedBy;
}

/** Nearest first. */
function descendants(
  root: Finding,
  followers: ReadonlyMap<Finding, readonly (readonly [Finding, Finding])[]>,
): readonly Finding[] {
  const next = (followers.get(root) ?? []).map(([consequence]) => consequence);
  return [...next, ...next.flatMap((finding) => descendants(finding, followers))];
}

function causeOf(cluster: Cluster, members: readonly Member[], rules: readonly RuleCard[]): Cause {
  const sorted = members.toSorted(
    (a, b) =>
      compareSeverity(a.root.severity, b.root.severity) ||
      by(({ root }: Member) => objectKey(root.subject))(a, b),
  );
  const roots = sorted.map(({ root }) => root);
  const follows = sorted.flatMap((member) => member.follows);
  const [first] = sorted;
  if (first === undefined) throw new Error('a cause has at least one root');
  return {
    mechanism: first.root.rule,
    title: first.root.title,
    root: first.root.subject,
    alsoAt: roots.slice(1).map(({ subject }) => subject),
    severity: first.root.severity,
    confidence: first.own.confidence,
    summary: first.root.message,
    explains: [...roots, ...follows].map(({ fingerprint }) => fingerprint),
    consequences: follows.map(
      ({ subject, message }) =>
        `${subject.kind} ${subject.namespace === null ? '' : `${subject.namespace}/`}${subject.name}: ${message}`,
    ),
    impact: impact(cluster, [...roots, ...follows]),
    evidence: roots.flatMap(({ evidence }) => evidence).slice(0, MOST_EVIDENCE),
    remedy: {
      text: rules.find(({ id }) => id === first.root.rule)?.fix ?? '',
      commands: roots.flatMap(({ commands }) => commands),
    },
    toConfirm: first.own.toConfirm,
  };
}

const MOST_EVIDENCE = 6;
const CONFIDENCES: readonly Confidence[] = ['confirmed', 'likely', 'hypothesis'];

function byUrgency(a: Cause, b: Cause): number {
  return (
    compareSeverity(a.severity, b.severity) ||
    CONFIDENCES.indexOf(a.confidence) - CONFIDENCES.indexOf(b.confidence) ||
    b.impact.routes.length - a.impact.routes.length ||
    (b.impact.replicas?.missing ?? 0) - (a.impact.replicas?.missing ?? 0) ||
    by((cause: Cause) => objectKey(cause.root))(a, b)
  );
}
