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
import { causeOf, type Root } from './cause-of.ts';
import { impacts } from './impact.ts';
import { inferences } from './inferences.ts';
import { mechanism, symptom } from './mechanisms.ts';
import { sameFault } from './same-fault.ts';

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
}

/**
 * Joins health findings of medium severity and worse into causes: each is a root, follows from one, or is unexplained.
 * `findings` come worst first.
 */
export function causes(
  cluster: Cluster,
  findings: readonly Finding[],
  rules: readonly RuleCard[],
  { routes = routeRows(cluster), counts = () => true }: CauseOptions = {},
): Explained {
  const health = findings.filter(isTrouble);
  const story = findings.filter((finding) => STORY.has(finding.rule) && !isTrouble(finding));
  const explainedBy = inferences(cluster, [...health, ...story]);
  const followers = groupBy(explainedBy, ([, cause]) => cause);
  const open = [...health, ...story]
    .filter((finding) => !explainedBy.has(finding))
    .map((finding) => ({ finding, follows: descendants(finding, followers) }))
    .filter(({ finding, follows }) => [finding, ...follows].some((one) => isTrouble(one) && counts(one)));
  const roots = open.flatMap(({ finding, follows }): Root[] => {
    const known = mechanism(finding) ?? (follows.length > 0 ? symptom(finding) : null);
    return known === null ? [] : [{ finding, follows, mechanism: known }];
  });
  const explained = new Set(roots.map(({ finding }) => finding));
  const cards = new Map(rules.map((rule) => [rule.id, rule]));
  const impactOf = impacts(cluster, routes);
  return {
    causes: [...groupBy(roots, ({ finding }) => sameFault(finding)).values()]
      .map((same) => causeOf(same, cards, impactOf, counts))
      .toSorted(byUrgency),
    unexplained: open
      .filter(({ finding }) => !explained.has(finding))
      .map(({ finding }) => finding.fingerprint),
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
  followers: ReadonlyMap<Finding, readonly (readonly [Finding, Finding])[]>,
): readonly Finding[] {
  const found: Finding[] = [];
  let nearest: readonly Finding[] = [root];
  while (nearest.length > 0) {
    nearest = nearest.flatMap((finding) =>
      (followers.get(finding) ?? []).map(([consequence]) => consequence),
    );
    for (const finding of nearest) found.push(finding);
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
