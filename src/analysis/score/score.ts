import type { Cluster } from '../../model/cluster.ts';
import type { Verdict } from '../../rules/evaluate.ts';
import type { Finding } from '../../rules/finding.ts';
import type { Rule } from '../../rules/rule.ts';
import type { Capacity } from '../capacity.ts';
import type { Inventory } from '../inventory/inventory.ts';
import { AREAS } from './areas.ts';
import { type GroupScore, groupScores } from './group-scores.ts';
import { share } from './share.ts';

/**
 * Points earned, never a mean of what happens to be there: what was not evaluated earns nothing and is counted as such,
 * so that a smaller capture never has a higher score.
 */
export interface Score {
  /** Points of 100 that the areas of health earn, rounded half up; `null` when none was evaluated. */
  readonly overall: number | null;
  readonly areas: readonly ScoreArea[];
  /** Points of the areas that were evaluated, of all points. */
  readonly weight: { readonly evaluated: number; readonly total: number };
  /** What the checks earn, group by group. */
  readonly groups: readonly GroupScore[];
}

export interface ScoreArea {
  readonly area: string;
  /** Points that the area is worth. */
  readonly weight: number;
  /** 0 to 100: the share of them that it earns. */
  readonly score: number | null;
  /** What was counted, in words with numbers; or what is missing. */
  readonly reason: string;
}

export interface ScoreInput {
  readonly cluster: Pick<Cluster, 'captured'>;
  readonly inventory: Inventory;
  readonly capacity: Capacity;
  readonly rules: readonly Rule[];
  readonly verdicts: readonly Verdict[];
  /** Those that count. */
  readonly findings: readonly Finding[];
}

/** Health by areas: shares of what works. The groups by checks: what was looked for and is not there. */
export function score({ cluster, inventory, capacity, rules, verdicts, findings }: ScoreInput): Score {
  const areas = AREAS.map(({ area, weight, assess }) => ({
    area,
    weight,
    ...assess({ captured: cluster.captured, inventory, capacity }),
  }));
  const scored = areas.flatMap(({ weight, score: own }) => (own === null ? [] : [{ weight, own }]));
  const evaluated = scored.reduce((sum, { weight }) => sum + weight, 0);
  const total = areas.reduce((sum, { weight }) => sum + weight, 0);
  const earned = scored.reduce((sum, { weight, own }) => sum + weight * own, 0);
  return {
    overall: evaluated === 0 ? null : share(earned, 100 * total),
    areas,
    weight: { evaluated, total },
    groups: groupScores(rules, verdicts, findings),
  };
}
