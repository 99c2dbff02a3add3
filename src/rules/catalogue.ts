import { ESSENTIAL_RULES } from './catalogue/essential.ts';
import { NETWORK_RULES } from './catalogue/network.ts';
import { PLATFORM_RULES } from './catalogue/platform.ts';
import { SECURITY_RULES } from './catalogue/security.ts';
import { WORKLOAD_RULES } from './catalogue/workloads.ts';
import type { Rule } from './rule.ts';

/**
 * Every rule, in the order findings of one severity are printed. A rule stands before those it covers.
 * Ids are never reused.
 */
export const RULES: readonly Rule[] = beforeCovered([
  ...ESSENTIAL_RULES,
  ...WORKLOAD_RULES,
  ...NETWORK_RULES,
  ...PLATFORM_RULES,
  ...SECURITY_RULES,
]);

/** In their order, but each that covers others stands before the first of them. */
function beforeCovered(rules: readonly Rule[]): readonly Rule[] {
  const placed = new Set<Rule>();
  const coveringOf = new Map<string, Rule[]>();
  for (const rule of rules)
    for (const id of rule.covers) coveringOf.set(id, [...(coveringOf.get(id) ?? []), rule]);
  const place = (rule: Rule) => {
    if (placed.has(rule)) return;
    for (const covering of coveringOf.get(rule.id) ?? []) place(covering);
    placed.add(rule);
  };
  for (const rule of rules) place(rule);
  return [...placed];
}
