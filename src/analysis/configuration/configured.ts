import type { Instant } from '../../model/instant.ts';
import type { Configuration } from '../../rules/configuration/configuration.ts';
import { configuredRules } from '../../rules/configuration/configured-rules.ts';
import type { Evaluation } from '../../rules/evaluate.ts';
import type { Rule } from '../../rules/rule.ts';
import { judgeAcceptances } from './acceptances.ts';
import type { AppliedConfiguration } from './applied.ts';
import { withoutNamespaces } from './excluded.ts';
import { withSeverities } from './severities.ts';

export interface Configured extends Evaluation {
  /** Fingerprints of findings that do not count, though they are among `findings`. */
  readonly accepted: ReadonlySet<string>;
  readonly applied: AppliedConfiguration | null;
}

/** The rules that are to be run: ours without the disabled ones, then the user's; with the thresholds that it sets. */
export function enabledRules(rules: readonly Rule[], configuration: Configuration | null): readonly Rule[] {
  const disabled = new Set(configuration?.disabledRules.map(({ rule }) => rule));
  return configuredRules(rules, configuration).filter(({ id }) => !disabled.has(id));
}

/** What a configuration makes of the findings of `rules`, at capture time. */
export function configured(
  evaluation: Evaluation,
  rules: readonly Rule[],
  configuration: Configuration | null,
  now: Instant,
): Configured {
  if (configuration === null) return { ...evaluation, accepted: new Set(), applied: null };
  const remaining = withoutNamespaces(evaluation, configuration.excludedNamespaces);
  const { findings, severities } = withSeverities(remaining.findings, configuration.severities, rules);
  const { accepted, acceptances } = judgeAcceptances(
    configuration.accepted,
    findings,
    remaining.verdicts,
    now,
  );
  return {
    findings,
    verdicts: remaining.verdicts,
    accepted,
    applied: {
      file: configuration.file,
      acceptances,
      accepted: findings.filter(({ fingerprint }) => accepted.has(fingerprint)),
      excludedNamespaces: remaining.excludedNamespaces,
      disabledRules: configuration.disabledRules,
      settings: configuration.settings,
      severities,
      rules: configuration.rules.map(({ id, title, group, severity, why, fix }) => {
        return { id, title, group, severity, why, fix };
      }),
    },
  };
}
