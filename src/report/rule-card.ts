import type { Audit } from '../analysis/audit.ts';
import { RULES } from '../rules/catalogue.ts';
import type { RuleCard } from '../rules/rule.ts';

/** Our rules, then those of the user's configuration. */
export function ruleCards({ configuration }: Pick<Audit, 'configuration'>): readonly RuleCard[] {
  return [...RULES, ...(configuration?.rules ?? [])];
}

/** `null` of a rule that this version does not have: old audits may. */
export function ruleCard(audit: Pick<Audit, 'configuration'>, id: string | undefined): RuleCard | null {
  return ruleCards(audit).find((card) => card.id === id) ?? null;
}
