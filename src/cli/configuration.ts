import { readFile, stat } from 'node:fs/promises';
import { RULES } from '../rules/catalogue.ts';
import type { Configuration } from '../rules/configuration/configuration.ts';
import type { Rule } from '../rules/rule.ts';
import { UserError } from '../user-error.ts';

/** Where it is looked for, unless `--config` names another. */
export const CONFIGURATION_FILE = '.kube-dossier.yaml';

/** The configuration that was named, else the one of the working directory, else `null`. Throws a `UserError`. */
export async function findConfiguration(named: string | undefined): Promise<Configuration | null> {
  if (named === undefined && !(await isThere(CONFIGURATION_FILE))) return null;
  const path = named ?? CONFIGURATION_FILE;
  const content = await text(path);
  // What reads it takes long to load, and few have one.
  const { parseConfiguration } = await import('../config/parse-configuration.ts');
  return parseConfiguration(path, content, RULES);
}

/** Ours and the user's, disabled ones too. */
export function allRules(configuration: Configuration | null): readonly Rule[] {
  return [...RULES, ...(configuration?.rules ?? [])];
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

async function text(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new UserError(
      `cannot read the configuration ${path}: ${error instanceof Error ? error.message : String(error)}`,
      { cause: error },
    );
  }
}
