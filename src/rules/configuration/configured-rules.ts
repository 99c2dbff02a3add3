import { groupBy } from '../../model/grouping.ts';
import type { Rule } from '../rule.ts';
import { withSettings } from '../setting.ts';
import type { Configuration } from './configuration.ts';

/** Ours and the user's, disabled ones too, with the thresholds that the configuration sets. */
export function configuredRules(
  rules: readonly Rule[],
  configuration: Pick<Configuration, 'rules' | 'settings'> | null,
): readonly Rule[] {
  if (configuration === null) return rules;
  const chosen = groupBy(configuration.settings, ({ rule }) => rule);
  return [...rules, ...configuration.rules].map((rule) => {
    const own = chosen.get(rule.id);
    return own === undefined
      ? rule
      : withSettings(rule, Object.fromEntries(own.map(({ name, value }) => [name, value])));
  });
}
