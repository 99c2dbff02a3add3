import type { Instant } from '../../model/instant.ts';
import type { Acceptance } from '../../rules/configuration/configuration.ts';
import type { Verdict } from '../../rules/evaluate.ts';
import type { Finding } from '../../rules/finding.ts';
import type { JudgedAcceptance } from './applied.ts';

export interface JudgedAcceptances {
  readonly acceptances: readonly JudgedAcceptance[];
  /** Fingerprints of the findings that do not count. */
  readonly accepted: ReadonlySet<string>;
}

/** Which findings are accepted at capture time. 0: the time is not known, so that nobody can say what has expired. */
export function judgeAcceptances(
  acceptances: readonly Acceptance[],
  findings: readonly Finding[],
  verdicts: readonly Verdict[],
  now: Instant,
): JudgedAcceptances {
  const judged = acceptances.map((each) => judge(each, findings, verdicts, now));
  const inForce = judged.filter(({ state }) => state === 'accepted');
  return { acceptances: judged, accepted: new Set(inForce.flatMap(({ matches }) => matches)) };
}

const DAY = 24 * 3_600_000;

/** The day it names is the last one. */
function isOver(expires: string, now: Instant): boolean {
  return now >= Date.parse(`${expires}T00:00:00Z`) + DAY;
}

function judge(
  { findings: pattern, owner, reason, expires }: Acceptance,
  findings: readonly Finding[],
  verdicts: readonly Verdict[],
  now: Instant,
): JudgedAcceptance {
  const own = findings.filter(({ rule }) => pattern.hasRule(rule));
  const matches = own.flatMap(({ fingerprint }) => (pattern.matches(fingerprint) ? [fingerprint] : []));
  return {
    findings: pattern.text,
    owner,
    reason,
    expires,
    ...stateOf(matches),
    matches,
  };

  function stateOf(found: readonly string[]): Pick<JudgedAcceptance, 'state' | 'why'> {
    if (now === 0) return { state: 'not evaluated', why: 'the capture time is not known' };
    if (isOver(expires, now)) return { state: 'expired', why: null };
    if (found.length > 0) return { state: 'accepted', why: null };
    const within = findings.find(({ covered }) =>
      covered.some(({ fingerprint }) => pattern.matches(fingerprint)),
    );
    if (within !== undefined) return { state: 'unmatched', why: `part of ${within.fingerprint}` };
    const isAnswered = verdicts.some(
      ({ rule, outcome }) => pattern.hasRule(rule) && (outcome === 'found' || outcome === 'clear'),
    );
    return isAnswered
      ? { state: 'unmatched', why: null }
      : { state: 'not evaluated', why: 'no rule it names was evaluated' };
  }
}
