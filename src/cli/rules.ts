import { closest } from '../closest.ts';
import { resourceName, type SourceName } from '../model/kinds.ts';
import { jsonText } from '../report/json-text.ts';
import { PEERS, type Rule } from '../rules/rule.ts';
import { settingWords } from '../rules/setting.ts';
import { type Group, isAtLeast, type Severity } from '../rules/severity.ts';
import { UserError } from '../user-error.ts';
import { allRules, findConfiguration } from './configuration.ts';
import { EXIT } from './exit-code.ts';
import { columns } from './terminal.ts';

interface RulesOptions {
  readonly group?: Group | undefined;
  /** This severe or worse. */
  readonly severity?: Severity | undefined;
  /** A source it needs. */
  readonly kind?: SourceName | undefined;
  readonly config?: string | undefined;
  readonly output: 'table' | 'json';
}

/** `kube-dossier rules [ID]`: the catalogue and the user's own rules, or one card. */
export async function rules(id: string | null, options: RulesOptions): Promise<number> {
  const all = allRules(await findConfiguration(options.config));
  const shown = id === null ? all.filter((rule) => isAsked(rule, options)) : [ruleCalled(id, all, options)];
  process.stdout.write(
    options.output === 'json' ? json(shown) : id === null ? list(shown) : shown.map(card).join(''),
  );
  return EXIT.ok;
}

function isAsked({ group, severity, needs }: Rule, options: RulesOptions): boolean {
  return (
    (options.group === undefined || group === options.group) &&
    (options.severity === undefined || isAtLeast(severity, options.severity)) &&
    (options.kind === undefined || needs.includes(options.kind))
  );
}

function ruleCalled(id: string, all: readonly Rule[], { group, severity, kind }: RulesOptions): Rule {
  if (group !== undefined || severity !== undefined || kind !== undefined)
    throw new UserError('--group, --severity and --kind are for the list; leave them out, or the id');
  const rule = all.find((candidate) => candidate.id === id);
  if (rule !== undefined) return rule;
  const meant = closest(
    id,
    all.map((candidate) => candidate.id),
  );
  throw new UserError(
    `no rule is called ${id}; ${meant === null ? '' : `did you mean ${meant}? `}"kube-dossier rules" lists them`,
  );
}

function list(shown: readonly Rule[]): string {
  if (shown.length === 0) return 'No rule is like that.\n';
  return columns(
    ['ID', 'GROUP', 'SEVERITY', 'TITLE'],
    shown.map((rule) => [rule.id, rule.group, rule.severity, rule.title]),
  );
}

function card(rule: Rule): string {
  const peers = peersOf(rule);
  return [
    `${rule.id}: ${rule.title}`,
    `${rule.severity}, ${rule.group}`,
    `\n${rule.why}`,
    `\nFix: ${rule.fix}`,
    `\nNeeds: ${sources(rule.needs)}`,
    ...(rule.uses.length > 0 ? [`Uses:  ${sources(rule.uses)}`] : []),
    ...(rule.covers.length > 0 ? [`Covers, on the same object: ${rule.covers.join(', ')}`] : []),
    ...thresholds(rule),
    ...(peers.length > 0
      ? ['', 'Other tools call it:', ...peers.map(({ tool, ids }) => `  ${tool}: ${ids.join(', ')}`)]
      : []),
    '',
  ].join('\n');
}

/** With the number in force, and its default where the configuration sets another. */
function thresholds({ settings, values }: Rule): readonly string[] {
  const lines = Object.entries(settings).map(([name, setting]) => {
    const value = values[name] ?? setting.default;
    const usual = value === setting.default ? '' : `, by default ${settingWords(setting.default, setting)}`;
    return `  ${name}: ${settingWords(value, setting)}${usual} (${setting.min} to ${setting.max}). ${setting.meaning}.`;
  });
  return lines.length === 0 ? [] : ['', 'Thresholds, to be set in a configuration:', ...lines];
}

function peersOf({
  peers = {},
}: Rule): readonly { readonly tool: string; readonly ids: readonly string[] }[] {
  return PEERS.flatMap((tool) => {
    const ids = peers[tool] ?? [];
    return ids.length === 0 ? [] : [{ tool, ids }];
  });
}

/** Cards alone: what a rule does is no JSON. */
function json(shown: readonly Rule[]): string {
  const cards = shown.map((rule) => {
    const { id, title, group, severity, why, fix, needs, uses, covers, peers = {}, settings, values } = rule;
    return { id, title, group, severity, why, fix, needs, uses, covers, peers, settings, values };
  });
  return jsonText(cards);
}

function sources(names: Rule['needs']): string {
  return names.map(resourceName).join(', ');
}
