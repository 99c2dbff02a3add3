import { captureCommand, resourceName, type SourceName } from '../model/kinds.ts';
import { byCodeUnit } from '../model/order.ts';
import type { Verdict } from '../rules/evaluate.ts';
import type { Rule } from '../rules/rule.ts';
import type { Group } from '../rules/severity.ts';

/** How much of the rule catalogue could be answered from this snapshot. */
export interface Coverage {
  readonly evaluated: number;
  readonly total: number;
  /** Of group `health` alone: what the verdict rests on. */
  readonly health: { readonly evaluated: number; readonly total: number };
  /** Rules not evaluated, in catalogue order. */
  readonly notEvaluated: readonly {
    readonly rule: string;
    readonly title: string;
    readonly group: Group;
    readonly missing: readonly SourceName[];
  }[];
  /** Sources that would let more rules speak, the most useful first, each with the command that captures it. */
  readonly missing: readonly {
    readonly source: SourceName;
    readonly resource: string;
    readonly rules: number;
    readonly command: string;
  }[];
}

/** What the verdicts of all rules add up to. */
export function coverage(rules: readonly Rule[], verdicts: readonly Verdict[]): Coverage {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const answered = verdicts.filter(isAnswered);
  const isHealth = (verdict: Verdict) => byId.get(verdict.rule)?.group === 'health';
  const open = verdicts.filter((verdict) => verdict.outcome === 'not evaluated');
  return {
    evaluated: answered.length,
    total: verdicts.length,
    health: { evaluated: answered.filter(isHealth).length, total: verdicts.filter(isHealth).length },
    notEvaluated: open.flatMap(({ rule: id, missing }) => {
      const rule = byId.get(id);
      return rule === undefined ? [] : [{ rule: id, title: rule.title, group: rule.group, missing }];
    }),
    missing: missingSources(open),
  };
}

function isAnswered(verdict: Verdict): boolean {
  return verdict.outcome === 'found' || verdict.outcome === 'clear';
}

function missingSources(open: readonly Verdict[]): Coverage['missing'] {
  const wanted = new Map<SourceName, number>();
  for (const source of open.flatMap((verdict) => verdict.missing))
    wanted.set(source, (wanted.get(source) ?? 0) + 1);
  return [...wanted]
    .map(([source, rules]) => ({
      source,
      resource: resourceName(source),
      rules,
      command: captureCommand(source),
    }))
    .toSorted((a, b) => b.rules - a.rules || byCodeUnit(a.resource, b.resource));
}
