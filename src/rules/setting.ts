import { counted } from './amount-words.ts';
import type { Rule } from './rule.ts';

/** A threshold of a rule that a configuration may set: a whole number. */
export interface Setting {
  readonly default: number;
  readonly min: number;
  readonly max: number;
  /** One of them, such as `day` or `ReplicaSet`; or one that has no plural: `%`, `MiB`. */
  readonly unit: string;
  /** What it decides, in a line: `Of the limit; found from here on`. */
  readonly meaning: string;
}

/** By name. */
export type Settings = Readonly<Record<string, Setting>>;

/** The numbers in force, by name of the setting. */
export type SettingValues = Readonly<Record<string, number>>;

export function defaultValues(settings: Settings): SettingValues {
  return Object.fromEntries(Object.entries(settings).map(([name, setting]) => [name, setting.default]));
}

/** The rule with other numbers in force; those that `values` does not name stay. */
export function withSettings(rule: Rule, values: SettingValues): Rule {
  return { ...rule, values: { ...rule.values, ...values } };
}

/** `90 %`, `1 day`, `7 days` */
export function settingWords(value: number, { unit }: Pick<Setting, 'unit'>): string {
  return /^%$|iB$/.test(unit) ? `${value} ${unit}` : counted(value, unit);
}
