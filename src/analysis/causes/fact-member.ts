import type { Fact } from '../../rules/finding.ts';

/** A member of a finding's facts; `null` where there is none, whatever shape the facts have. */
export function factMember(facts: Fact, name: string): Fact {
  if (typeof facts !== 'object' || facts === null || Array.isArray(facts)) return null;
  return new Map(Object.entries(facts)).get(name) ?? null;
}

/** The same where a text is expected. */
export function factText(facts: Fact, name: string): string | null {
  const found = factMember(facts, name);
  return typeof found === 'string' ? found : null;
}

/** The same where a list is expected; nothing where there is none. */
export function factList(facts: Fact, name: string): readonly Fact[] {
  const found = factMember(facts, name);
  return isList(found) ? found : [];
}

function isList(fact: Fact): fact is readonly Fact[] {
  return Array.isArray(fact);
}
