import type { Fact, Finding } from '../../rules/finding.ts';

/**
 * A key that findings share when they show one fault in several places: the same rule and the same signature of it.
 * Two Deployments killed by the same too eager probe are mended by the same change.
 */
export function sameFault(finding: Finding): string {
  const signature = member(finding.facts, SIGNATURES[finding.rule] ?? '');
  return signature === null ? finding.fingerprint : `${finding.rule} ${JSON.stringify(signature)}`;
}

/** The fact that tells one fault of a rule from another; rules not listed have one fault a subject. */
const SIGNATURES: Readonly<Record<string, string>> = {
  'liveness-probe-kills': 'settings',
};

function member(facts: Fact, name: string): Fact {
  if (typeof facts !== 'object' || facts === null || Array.isArray(facts)) return null;
  return new Map(Object.entries(facts)).get(name) ?? null;
}
