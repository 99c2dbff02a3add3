import type { Rule } from '../rule.ts';
import type { Setting } from '../setting.ts';
import type { Severity } from '../severity.ts';
import type { FindingPattern } from './finding-pattern.ts';

/** What the user has decided about rules and findings, once for all snapshots: `.kube-dossier.yaml`. */
export interface Configuration {
  /** The name of the file it was read from. */
  readonly file: string;
  /** Names with `*` for any characters: no findings are made there. */
  readonly excludedNamespaces: readonly string[];
  readonly disabledRules: readonly DisabledRule[];
  /** Thresholds of rules, in the order of the file. */
  readonly settings: readonly ChosenSetting[];
  /** The first that matches a finding decides. */
  readonly severities: readonly SeverityOverride[];
  readonly accepted: readonly Acceptance[];
  /** The user's own, to be run after ours. */
  readonly rules: readonly Rule[];
}

export interface DisabledRule {
  readonly rule: string;
  readonly reason: string;
}

/** A number for a threshold, within the bounds that the rule's card states. */
export interface ChosenSetting extends Pick<Setting, 'default' | 'unit'> {
  readonly rule: string;
  readonly name: string;
  readonly value: number;
}

export interface SeverityOverride {
  readonly findings: FindingPattern;
  readonly severity: Severity;
  readonly reason: string;
}

/** Findings that somebody has decided to live with, for a while. */
export interface Acceptance {
  readonly findings: FindingPattern;
  readonly owner: string;
  readonly reason: string;
  /** The last day on which it holds, in UTC: `2026-03-31`. */
  readonly expires: string;
}
