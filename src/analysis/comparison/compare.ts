import type { Rule } from '../../rules/rule.ts';
import { elapsed } from './capture-order.ts';
import { COMPARISON_SCHEMA, type Comparison, type SideOfComparison } from './comparison.ts';
import { conditionChanges } from './condition-changes.ts';
import { findingChanges } from './finding-changes.ts';
import { identity } from './identity.ts';
import { imageChanges } from './image-changes.ts';
import { kindChange } from './kind-change.ts';
import { type KindComparison, kindComparisons, podComparison } from './kind-comparison.ts';
import { objectChanges } from './object-changes.ts';
import { oddities } from './oddities.ts';
import { type Portrait, portraitOf, type Side } from './portrait.ts';
import { problemPodChange } from './problem-pod-change.ts';
import { replicaSetChange } from './replica-set-change.ts';
import { isTurnover, turnover } from './turnover.ts';
import { unaffected } from './unaffected.ts';

export interface CompareOptions {
  /** By which both audits were made. */
  readonly rules: readonly Rule[];
}

/**
 * What changed between two snapshots, and what became of the findings. Pure. Whether the two can be compared is for the
 * caller to ask (`judgement`): of different clusters objects are matched by name.
 */
export function compare(before: Side, after: Side, options: CompareOptions): Comparison {
  return comparePortraits(portraitOf(before), portraitOf(after), options);
}

/** The same, of sides whose clusters need not be there any more. */
export function comparePortraits(before: Portrait, after: Portrait, { rules }: CompareOptions): Comparison {
  const same = identity(before, after);
  const pods = podComparison(before, after, same.same);
  const others = kindComparisons(before, after, same.same);
  const changed = [pods, ...others].map((kind) => {
    const changes = objectChanges(kind);
    return { kind, changes, row: kindChange(kind, changes, before, after) };
  });
  const told = changed.filter(({ kind }) => kind.name !== 'events');
  const isFollowing = (kind: KindComparison) => (change: Comparison['objects'][number]) =>
    isTurnover(change, kind.name === null);
  return {
    schema: COMPARISON_SCHEMA,
    before: sideOf(before),
    after: sideOf(after),
    elapsed: elapsed(before, after),
    sameBy: same.same ? same.by : null,
    kinds: changed.flatMap(({ row }) => row ?? []),
    objects: told.flatMap(({ kind, changes }) => changes.filter((change) => !isFollowing(kind)(change))),
    turnover: turnover(told.flatMap(({ kind, changes }) => changes.filter(isFollowing(kind)))),
    findings: findingChanges(before, after, rules),
    replicaSets: replicaSetChange(kindNamed(others, 'replicaSets'), before, after),
    problemPods: problemPodChange(pods),
    conditions: conditionChanges(kindNamed(others, 'nodes')),
    images: imageChanges(others, after.imageBytes),
    unaffected: unaffected(pods.matching),
    oddities: oddities(others, pods, before),
  };
}

function sideOf({ audit, now }: Portrait): SideOfComparison {
  return { snapshot: audit.ledger.snapshot, now };
}

function kindNamed(kinds: readonly KindComparison[], name: KindComparison['name']): KindComparison {
  const kind = kinds.find((one) => one.name === name);
  if (kind === undefined) throw new Error(`portraits have every kind, and lack ${name}`);
  return kind;
}
