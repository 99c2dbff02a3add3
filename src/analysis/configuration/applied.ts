import type { ChosenSetting } from '../../rules/configuration/configuration.ts';
import type { Finding } from '../../rules/finding.ts';
import type { RuleCard } from '../../rules/rule.ts';
import type { Severity } from '../../rules/severity.ts';

/** What a configuration changed in an audit: nothing is left out without a word. */
export interface AppliedConfiguration {
  readonly file: string;
  readonly acceptances: readonly JudgedAcceptance[];
  /** Findings that were made and do not count, worst first. They are no part of `audit.findings`. */
  readonly accepted: readonly Finding[];
  /** In the order of the file, each with how many findings it kept out. */
  readonly excludedNamespaces: readonly { readonly namespace: string; readonly findings: number }[];
  readonly disabledRules: readonly { readonly rule: string; readonly reason: string }[];
  /** Thresholds that were set, in the order of the file, each with its default. */
  readonly settings: readonly ChosenSetting[];
  readonly severities: readonly {
    readonly findings: string;
    readonly severity: Severity;
    readonly reason: string;
    /** How many findings got another severity by it. */
    readonly changed: number;
  }[];
  /** Cards of the user's own rules. */
  readonly rules: readonly RuleCard[];
}

/**
 * `accepted`: it holds, and there is what it accepts. `expired`: it held until a day before capture time; what it
 * matches counts. `unmatched`: nothing was found that it could accept. `not evaluated`: nobody can tell, for a reason.
 */
export type AcceptanceState = 'accepted' | 'expired' | 'unmatched' | 'not evaluated';

export interface JudgedAcceptance {
  /** The pattern. */
  readonly findings: string;
  readonly owner: string;
  readonly reason: string;
  /** The last day on which it holds, in UTC. */
  readonly expires: string;
  readonly state: AcceptanceState;
  /** Why it is not evaluated or has no match, where there is more to say. */
  readonly why: string | null;
  /** Fingerprints of the findings it matches, whether they count or not. */
  readonly matches: readonly string[];
}
