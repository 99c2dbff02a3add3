import { groupBy } from '../../model/grouping.ts';
import type { Verdict } from '../../rules/evaluate.ts';
import type { Finding } from '../../rules/finding.ts';
import type { Rule } from '../../rules/rule.ts';
import { GROUPS, type Group, type Severity } from '../../rules/severity.ts';
import { share } from './share.ts';

/** What the checks of one group earn. Losing sight of something never earns a point. */
export interface GroupScore {
  readonly group: Group;
  /** 0 to 100: the part of all its points that was earned; `null` when none of its checks was evaluated. */
  readonly score: number | null;
  /** `earned` by checks that were evaluated and found nothing that counts; the rest of `total` was not evaluated. */
  readonly points: { readonly earned: number; readonly lost: number; readonly total: number };
  readonly checks: {
    readonly clear: number;
    readonly found: number;
    readonly notEvaluated: number;
    readonly total: number;
  };
  /** Checks that found something that counts, the most costly first, then in catalogue order. */
  readonly lostTo: readonly { readonly rule: string; readonly title: string; readonly points: number }[];
  /** What was counted, in words with numbers. */
  readonly reason: string;
}

/** What a check weighs, by the severity on its card: each severity twice the one below. */
export const CHECK_POINTS: Readonly<Record<Severity, number>> = {
  critical: 16,
  high: 8,
  medium: 4,
  low: 2,
  info: 1,
};

/**
 * One entry a group, in their order. `findings` are those that count: a check whose findings are all accepted, or told
 * by another check on the same subject, loses nothing.
 */
export function groupScores(
  rules: readonly Rule[],
  verdicts: readonly Verdict[],
  findings: readonly Finding[],
): readonly GroupScore[] {
  const outcomes = new Map(verdicts.map(({ rule, outcome }) => [rule, outcome]));
  const counting = new Set(findings.map(({ rule }) => rule));
  const byGroup = groupBy(rules, ({ group }) => group);
  return GROUPS.map((group) => {
    const checks = byGroup.get(group) ?? [];
    const evaluated = checks.filter(({ id }) => EVALUATED.has(outcomes.get(id) ?? ''));
    return groupScore(group, checks, evaluated, counting);
  });
}

const EVALUATED: ReadonlySet<string> = new Set(['found', 'clear']);

function groupScore(
  group: Group,
  checks: readonly Rule[],
  evaluated: readonly Rule[],
  counting: ReadonlySet<string>,
): GroupScore {
  const found = evaluated.filter(({ id }) => counting.has(id));
  const clear = evaluated.filter(({ id }) => !counting.has(id));
  const [earned, lost, total] = [points(clear), points(found), points(checks)];
  const notEvaluated = checks.length - evaluated.length;
  return {
    group,
    score: evaluated.length === 0 ? null : share(earned, total),
    points: { earned, lost, total },
    checks: { clear: clear.length, found: found.length, notEvaluated, total: checks.length },
    lostTo: found
      .map(({ id, title, severity }) => ({ rule: id, title, points: CHECK_POINTS[severity] }))
      .toSorted((a, b) => b.points - a.points),
    reason: [
      `${clear.length} of ${checks.length} checks clear`,
      ...(found.length === 0 ? [] : [`${found.length} found something`]),
      ...(notEvaluated === 0 ? [] : [`${notEvaluated} not evaluated`]),
    ].join(', '),
  };
}

function points(checks: readonly Rule[]): number {
  return checks.reduce((sum, { severity }) => sum + CHECK_POINTS[severity], 0);
}
