import type { Cluster } from '../../model/cluster.ts';
import { groupBy } from '../../model/grouping.ts';
import { objectKey } from '../../model/object.ts';
import { by } from '../../model/order.ts';
import type { Finding } from '../../rules/finding.ts';
import type { RuleCard } from '../../rules/rule.ts';
import { compareSeverity, isAtLeast } from '../../rules/severity.ts';
import type { RouteRow } from '../inventory/inventory.ts';
import { routeRows } from '../inventory/network-rows.ts';
import type { Cause, Confidence } from './cause.ts';
import { causeOf, type Follower, type Root } from './cause-of.ts';
import { diagnoses, selfExplained, silentRules, toldByItself } from './diagnoses.ts';
import { impacts } from './impact.ts';
import { type Explanation, inferences } from './inferences.ts';
import type { Mechanism } from './mechanism.ts';
import { MECHANISMS } from './mechanisms/mechanisms.ts';
import { symptom } from './self-explained.ts';

export interface Explained {
  /** Worst first; then surest, widest, and by the root's name. */
  readonly causes: readonly Cause[];
  /** Fingerprints of health findings that nothing captured explains. */
  readonly unexplained: readonly string[];
}

export interface CauseOptions {
  /** The inventory's. */
  readonly routes?: readonly RouteRow[];
  /** Accepted findings explain others and do not count: what comes to such ones alone is no cause. */
  readonly counts?: (finding: Finding) => boolean;
  readonly mechanisms?: readonly Mechanism[];
}

/**
 * Joins health findings of medium severity and worse into causes: each has a mechanism, follows from one that has, or
 * is unexplained. Milder ones are causes only where a mechanism for what fails in silence says so. `findings` come
 * worst first.
 */
export function causes(
  cluster: Cluster,
  findings: readonly Finding[],
  rules: readonly RuleCard[],
  { routes = routeRows(cluster), counts = () => true, mechanisms = MECHANISMS }: CauseOptions = {},
): Explained {
  const silent = silentRules(mechanisms);
  const nodes = findings.filter(
    (finding) => isTrouble(finding) || STORY.has(finding.rule) || silent.has(finding.rule),
  );
  const explainedBy = inferences(cluster, nodes);
  const followers = groupBy(explainedBy, ([, { cause }]) => cause);
  const diagnose = diagnoses({ cluster, findings }, mechanisms);
  const cards = new Map(rules.map((rule) => [rule.id, rule]));
  const roots: Root[] = [];
  const unexplained: string[] = [];
  for (const finding of nodes) {
    if (explainedBy.has(finding)) continue;
    const follows = descendants(finding, followers);
    const isTroubling = [finding, ...follows.map((one) => one.finding)].some(
      (one) => isTrouble(one) && counts(one),
    );
    const diagnosed = isTroubling
      ? (diagnose(finding) ??
        selfExplained(finding, cards) ??
        (follows.length > 0 ? toldByItself(finding, symptom(finding), cards) : null))
      : counts(finding)
        ? diagnose(finding, 'silent')
        : null;
    if (diagnosed !== null) roots.push({ finding, follows, diagnosed });
    else if (isTroubling) unexplained.push(finding.fingerprint);
  }
  const impactOf = impacts(cluster, routes);
  return {
    causes: [...groupBy(roots, ({ diagnosed: { mechanism, fault } }) => `${mechanism} ${fault}`).values()]
      .map((same) => causeOf(same, impactOf, counts))
      .toSorted(byUrgency),
    unexplained,
  };
}

/** Evicted pods and idle workloads are no trouble by themselves, yet belong to the story of one. */
const STORY = new Set(['evicted-pod', 'scaled-to-zero-workload']);

function isTrouble({ group, severity }: Finding): boolean {
  return group === 'health' && isAtLeast(severity, 'medium');
}

/** Nearest first. */
function descendants(
  root: Finding,
  followers: ReadonlyMap<Finding, readonly (readonly [Finding, Explanation])[]>,
): readonly Follower[] {
  const found: Follower[] = [];
  let nearest: readonly Finding[] = [root];
  while (nearest.length > 0) {
    const next = nearest.flatMap((finding) =>
      (followers.get(finding) ?? []).map(([consequence, { cause, step }]) => ({
        finding: consequence,
        after: cause,
        step,
      })),
    );
    for (const one of next) found.push(one);
    nearest = next.map(({ finding }) => finding);
  }
  return found;
}

const CONFIDENCES: readonly Confidence[] = ['confirmed', 'likely', 'hypothesis'];

function byUrgency(a: Cause, b: Cause): number {
  return (
    compareSeverity(a.severity, b.severity) ||
    CONFIDENCES.indexOf(a.confidence) - CONFIDENCES.indexOf(b.confidence) ||
    b.impact.routes.length - a.impact.routes.length ||
    (b.impact.replicas?.missing ?? 0) - (a.impact.replicas?.missing ?? 0) ||
    by((cause: Cause) => `${objectKey(cause.root)} ${cause.mechanism}`)(a, b)
  );
}
