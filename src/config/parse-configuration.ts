import { excerpt } from '../expression/excerpt.ts';
import { type Expression, type Language, language } from '../expression/language.ts';
import { ExpressionMistake } from '../expression/term.ts';
import type { Configuration, SeverityOverride } from '../rules/configuration/configuration.ts';
import { findingPattern, ruleFindings } from '../rules/configuration/finding-pattern.ts';
import type { Rule, RuleCard } from '../rules/rule.ts';
import { UserError } from '../user-error.ts';
import { type ReadFile, readYaml } from '../yaml/read-yaml.ts';
import { imageRules } from './image-rules.ts';
import { OBJECT_KINDS, type OwnKind } from './object/kinds.ts';
import { type OwnRule, ruleOf } from './own-rule.ts';
import { type ConfigurationFile, schema } from './schema.ts';
import { chosenSettings } from './settings.ts';
import { unknownRule } from './unknown-rule.ts';

/**
 * Reads a configuration. `catalogue`: the rules there are. Throws a `UserError` that names file, line and column of the
 * first mistake: in the YAML, in a name of a rule, in a threshold, in an expression.
 */
export function parseConfiguration(
  file: string,
  text: string,
  catalogue: readonly Pick<Rule, 'id' | 'settings'>[],
): Configuration {
  const read = readYaml(file, text, { noun: 'configuration', schema });
  const { value } = read;
  const given = imageRules(value);
  checkIds(read, [...catalogue, ...given]);
  const known = [...catalogue, ...given, ...value.rules].map(({ id }) => id);
  checkNames(read, known);
  const settings = chosenSettings(read, catalogue, known);
  const own = value.rules.map((_, index) => compiled(read, index));
  return {
    file: nameOf(file),
    excludedNamespaces: value.excludedNamespaces,
    disabledRules: value.disabledRules,
    settings,
    severities: value.severities.map(override),
    accepted: value.accepted.map(({ finding, ...rest }) => ({ findings: findingPattern(finding), ...rest })),
    rules: [...given, ...own.map((rule) => ruleOf(rule, own.length))],
  };
}

/** Without its folder: the same configuration gives the same audit wherever it lies. */
function nameOf(file: string): string {
  return file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
}

type Read = ReadFile<ConfigurationFile>;

function override({
  rule,
  finding,
  severity,
  reason,
}: ConfigurationFile['severities'][number]): SeverityOverride {
  return {
    findings: finding === undefined ? ruleFindings(rule ?? '') : findingPattern(finding),
    severity,
    reason,
  };
}

function checkIds({ value, position }: Read, taken: readonly Pick<RuleCard, 'id'>[]): void {
  const seen = new Set(taken.map(({ id }) => id));
  for (const [index, { id }] of value.rules.entries()) {
    if (seen.has(id))
      throw new UserError(
        `${position(['rules', index, 'id'])}: rules.${index}.id: there is a rule ${id} already`,
      );
    seen.add(id);
  }
}

/** A misspelt rule would never match, and nobody would know. */
function checkNames({ value, within }: Read, known: readonly string[]): void {
  const unknown = (id: string, path: readonly PropertyKey[]) =>
    new UserError(`${within(path, 0)}: ${path.map(String).join('.')}: ${unknownRule(id, known)}`);
  const named = [
    ...value.disabledRules.map(({ rule }, index) => ({ rule, path: ['disabledRules', index, 'rule'] })),
    ...value.severities.map(({ rule }, index) => ({ rule, path: ['severities', index, 'rule'] })),
  ];
  for (const { rule, path } of named)
    if (rule !== undefined && !known.includes(rule)) throw unknown(rule, path);
  const patterns = [
    ...value.accepted.map(({ finding }, index) => ({ finding, path: ['accepted', index, 'finding'] })),
    ...value.severities.map(({ finding }, index) => ({ finding, path: ['severities', index, 'finding'] })),
  ];
  for (const { finding, path } of patterns) {
    if (finding === undefined || known.some(findingPattern(finding).hasRule)) continue;
    throw unknown(finding.split(' ', 1)[0] ?? finding, path);
  }
}

function compiled(read: Read, index: number): OwnRule {
  const rule = read.value.rules[index];
  if (rule === undefined) throw new Error(`there is no rule ${index}`);
  const { kind: name, when, message, ...card } = rule;
  const kind = isOwnKind(name) ? name : 'Pod';
  const over = languageOf(kind);
  const compile = (text: string, key: string, expects: 'bool' | 'value') =>
    compileAt(read, ['rules', index, key], () => over.compile(text, expects), text);
  return {
    card,
    kind,
    when: compile(when, 'when', 'bool'),
    message: message === undefined ? null : compile(message, 'message', 'value'),
  };
}

function compileAt(
  { within }: Read,
  path: readonly PropertyKey[],
  compile: () => Expression,
  text: string,
): Expression {
  try {
    return compile();
  } catch (error) {
    if (!(error instanceof ExpressionMistake)) throw error;
    throw new UserError(`${within(path, error.start)}: ${path.map(String).join('.')}: ${error.message}`, {
      excerpt: excerpt(text, error.start, error.end),
    });
  }
}

function isOwnKind(name: string): name is OwnKind {
  return Object.hasOwn(OBJECT_KINDS, name);
}

const LANGUAGES = new Map<OwnKind, Language>();

/** Made where a rule needs it: each takes a few milliseconds. */
function languageOf(kind: OwnKind): Language {
  const known = LANGUAGES.get(kind);
  if (known !== undefined) return known;
  const made = language({
    shape: { kind: 'group', fields: { object: OBJECT_KINDS[kind].shape } },
    noun: 'field',
    has: true,
    list: 'object.spec.containers',
  });
  LANGUAGES.set(kind, made);
  return made;
}
