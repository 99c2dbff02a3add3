import { groupBy } from '../../model/grouping.ts';
import { lazily } from '../../model/lazy.ts';
import { objectKey } from '../../model/object.ts';
import type { Finding } from '../../rules/finding.ts';
import type { RuleCard } from '../../rules/rule.ts';
import type { Diagnosed, Mechanism, Scene } from './mechanism.ts';
import { missingModuleFix } from './missing-module.ts';
import { sameFault } from './same-fault.ts';
import { type Certainty, certainty } from './self-explained.ts';

/** The first mechanism that explains a finding; `null` where none does. */
export function diagnoses(
  scene: Scene,
  mechanisms: readonly Mechanism[],
): (finding: Finding, only?: 'silent') => Diagnosed | null {
  const byRule = lazily(() =>
    groupBy(
      mechanisms.flatMap((mechanism) => mechanism.explains.map((rule) => ({ rule, mechanism }))),
      ({ rule }) => rule,
    ),
  );
  return (finding, only) => {
    for (const { mechanism } of byRule().get(finding.rule) ?? []) {
      if (only === 'silent' && mechanism.silent !== true) continue;
      const found = mechanism.diagnose(finding, scene);
      if (found === null) continue;
      return {
        commands: finding.commands,
        fix: mechanism.fix,
        fault: objectKey(found.root),
        ...found,
        mechanism: mechanism.id,
        title: mechanism.title,
        selfExplained: false,
      };
    }
    return null;
  };
}

/** Rules whose findings are looked at though they are no trouble. */
export function silentRules(mechanisms: readonly Mechanism[]): ReadonlySet<string> {
  return new Set(mechanisms.flatMap(({ silent, explains }) => (silent === true ? explains : [])));
}

/** A finding that names its own mechanism: the rule's card is the mechanism's. */
export function selfExplained(finding: Finding, rules: ReadonlyMap<string, RuleCard>): Diagnosed | null {
  const known = certainty(finding);
  return known === null ? null : toldByItself(finding, known, rules);
}

export function toldByItself(
  finding: Finding,
  { confidence, toConfirm }: Certainty,
  rules: ReadonlyMap<string, RuleCard>,
): Diagnosed {
  return {
    mechanism: finding.rule,
    title: finding.title,
    root: finding.subject,
    confidence,
    toConfirm,
    summary: finding.message,
    evidence: finding.evidence,
    commands: finding.commands,
    fix: [rules.get(finding.rule)?.fix ?? '', missingModuleFix(finding)]
      .filter((part) => part !== '')
      .join(' '),
    fault: sameFault(finding),
    selfExplained: true,
  };
}
