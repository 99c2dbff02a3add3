import { resourceName } from '../model/kinds.ts';
import { RULES } from '../rules/catalogue.ts';
import type { Rule } from '../rules/rule.ts';
import { UserError } from '../user-error.ts';
import { EXIT } from './exit-code.ts';
import { columns } from './terminal.ts';

/** `kube-dossier rules [ID]`: the catalogue, or one card. */
export function rules(id: string | null): number {
  process.stdout.write(id === null ? list() : card(id));
  return EXIT.ok;
}

function list(): string {
  return columns(
    ['ID', 'GROUP', 'SEVERITY', 'TITLE'],
    RULES.map((rule) => [rule.id, rule.group, rule.severity, rule.title]),
  );
}

function card(id: string): string {
  const rule = RULES.find((candidate) => candidate.id === id);
  if (rule === undefined) throw new UserError(`no rule is called ${id}; "kube-dossier rules" lists them`);
  return [
    `${rule.id}: ${rule.title}`,
    `${rule.severity}, ${rule.group}`,
    `\n${rule.why}`,
    `\nFix: ${rule.fix}`,
    `\nNeeds: ${sources(rule.needs)}`,
    ...(rule.uses.length > 0 ? [`Uses:  ${sources(rule.uses)}`] : []),
    '',
  ].join('\n');
}

function sources(names: Rule['needs']): string {
  return names.map(resourceName).join(', ');
}
