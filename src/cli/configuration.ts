import { stat } from 'node:fs/promises';
import { RULES } from '../rules/catalogue.ts';
import type { Configuration } from '../rules/configuration/configuration.ts';
import { configuredRules } from '../rules/configuration/configured-rules.ts';
import type { Rule } from '../rules/rule.ts';
import { readText } from './read-text.ts';

/** Where it is looked for, unless `--config` names another. */
export const CONFIGURATION_FILE = '.kube-dossier.yaml';

/** The configuration that was named, else the one of the working directory, else `null`. Throws a `UserError`. */
export async function findConfiguration(named: string | undefined): Promise<Configuration | null> {
  if (named === undefined && !(await isThere(CONFIGURATION_FILE))) return null;
  const path = named ?? CONFIGURATION_FILE;
  const content = await readText(path, 'configuration');
  // What reads it takes long to load, and few have one.
  const { parseConfiguration } = await import('../config/parse-configuration.ts');
  return parseConfiguration(path, content, RULES);
}

/** Ours and the user's, disabled ones too, with the thresholds that the configuration sets. */
export function allRules(configuration: Configuration | null): readonly Rule[] {
  return configuredRules(RULES, configuration);
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
