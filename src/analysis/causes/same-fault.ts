import type { Fact, Finding } from '../../rules/finding.ts';
import { factMember, factText } from './fact-member.ts';

/**
 * A key that findings share when they show one fault in several places: the same rule and the same signature of it.
 * Two Deployments killed by the same too eager probe are mended by the same change.
 */
export function sameFault(finding: Finding): string {
  const signature = SIGNATURES.get(finding.rule)?.(finding) ?? null;
  return signature === null ? finding.fingerprint : `${finding.rule} ${JSON.stringify(signature)}`;
}

/** What tells one fault of a rule from another; rules not listed have one fault a subject. */
const SIGNATURES: ReadonlyMap<string, (finding: Finding) => Fact> = new Map([
  ['liveness-probe-kills', ({ facts }: Finding) => factMember(facts, 'settings')],
  ['unavailable-image', ({ facts }: Finding) => factMember(facts, 'image')],
  ['crash-looping-container', ({ facts, subject }: Finding) => sharedFault(facts, subject.namespace)],
  ['unbound-claim', ({ facts }: Finding) => absentClass(facts)],
  [
    'container-configuration-error',
    ({ facts, subject }: Finding) => {
      const missing = factMember(facts, 'missing');
      return missing === null ? null : [subject.namespace, missing];
    },
  ],
]);

/** What a server refuses to everybody it refuses to all of its clients of one namespace for one reason. */
function sharedFault(facts: Fact, namespace: string | null): Fact {
  const signature = factText(factMember(facts, 'log'), 'signature');
  return signature !== null && REFUSED_TO_ALL.has(signature) ? [namespace, signature] : null;
}

const REFUSED_TO_ALL: ReadonlySet<string> = new Set(['too-many-connections', 'database-read-only']);

/** Claims of a class that is not there are bound by making the class, all of them. */
function absentClass(facts: Fact): Fact {
  const state = factText(facts, 'storageClass');
  return state === 'missing' || state === 'no default' ? [state, factText(facts, 'storageClassName')] : null;
}
