import * as z from 'zod';
import { closest } from '../closest.ts';
import type { ChosenSetting } from '../rules/configuration/configuration.ts';
import type { Rule } from '../rules/rule.ts';
import { type Setting, type Settings, settingWords } from '../rules/setting.ts';
import { UserError } from '../user-error.ts';
import type { ReadFile } from '../yaml/read-yaml.ts';
import { unknownRule } from './unknown-rule.ts';

/** What of a rule decides which thresholds it has. */
export type SettableRule = Pick<Rule, 'id' | 'settings'>;

/** All thresholds there are, for editors. */
export function settingsSchema(rules: readonly SettableRule[]) {
  const settable = rules.filter(({ settings }) => Object.keys(settings).length > 0);
  return z
    .strictObject(
      Object.fromEntries(
        settable.map(({ id, settings }) => [
          id,
          z
            .strictObject(
              Object.fromEntries(
                Object.entries(settings).map(([name, setting]) => [name, numberFor(setting).optional()]),
              ),
            )
            .optional(),
        ]),
      ),
    )
    .meta({ description: 'Thresholds of rules: by rule, then by name' });
}

function numberFor(setting: Setting) {
  const { min, max, meaning } = setting;
  const expected = `expected a whole number from ${min} to ${settingWords(max, setting)}`;
  return z
    .int(expected)
    .min(min, expected)
    .max(max, expected)
    .meta({ description: `${meaning}; default: ${settingWords(setting.default, setting)}` });
}

/** By rule, by name: the numbers as they were read. */
interface SettingsFile {
  readonly settings: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** In the order of the file. Throws a `UserError` with the place of the first mistake. `known`: ids of all rules. */
export function chosenSettings(
  { value: file, position, within }: ReadFile<SettingsFile>,
  rules: readonly SettableRule[],
  known: readonly string[],
): readonly ChosenSetting[] {
  const settingsOf = new Map(rules.map(({ id, settings }) => [id, settings]));
  return Object.entries(file.settings).flatMap(([rule, values]) => {
    const path = ['settings', rule];
    if (!known.includes(rule)) throw mistake(position(path), path, unknownRule(rule, known));
    const settings = settingsOf.get(rule) ?? {};
    return Object.entries(values).map(([name, value]) => {
      const at = [...path, name];
      const setting = Object.hasOwn(settings, name) ? settings[name] : undefined;
      if (setting === undefined) throw mistake(position(at), at, unknownSetting(rule, name, settings));
      const [wrong] = numberFor(setting).safeParse(value).error?.issues ?? [];
      if (wrong !== undefined) throw mistake(within(at, 0), at, wrong.message);
      return { rule, name, value, default: setting.default, unit: setting.unit };
    });
  });
}

function mistake(place: string, path: readonly string[], words: string): UserError {
  return new UserError(`${place}: ${path.join('.')}: ${words}`);
}

function unknownSetting(rule: string, name: string, settings: Settings): string {
  const names = Object.keys(settings);
  if (names.length === 0) return `${rule} has no thresholds`;
  const meant = closest(name, names);
  return `${rule} has no threshold ${name}; ${meant === null ? `it has ${names.join(', ')}` : `did you mean ${meant}?`}`;
}
