import type { Audit } from '../../analysis/audit.ts';
import type { Verdict } from '../../rules/evaluate.ts';
import { settingWords } from '../../rules/setting.ts';
import { counted } from '../format/numbers.ts';
import { bullets } from '../markdown/blocks.ts';
import { code, type Inline } from '../markdown/inline.ts';
import { markdown } from '../markdown/serialize.ts';

/** What else the configuration changed: namespaces left out, rules off, thresholds, severities, rules of the user; '' without any. */
export function configuration({ configuration: applied, rules: verdicts }: Audit): string {
  if (applied === null) return '';
  const { excludedNamespaces, disabledRules, settings, severities, rules } = applied;
  const lines: readonly Inline[] = [
    ...excludedNamespaces.map(
      ({ namespace, findings }): Inline => [
        'No findings are made in namespaces called ',
        code(namespace),
        `: ${counted(findings, 'finding')} excluded.`,
      ],
    ),
    ...disabledRules.map(({ rule, reason }): Inline => ['Not run: ', code(rule), `: ${stop(reason)}`]),
    ...settings.map(
      ({ rule, name, value, unit, default: usual }): Inline => [
        'Threshold ',
        code(name),
        ' of ',
        code(rule),
        ` set to ${settingWords(value, { unit })}; ${value === usual ? 'so it is by default' : `by default ${settingWords(usual, { unit })}`}.`,
      ],
    ),
    ...severities.map(
      ({ findings, severity, reason, changed }): Inline => [
        'Severity of ',
        code(findings),
        ` set to ${severity}: ${counted(changed, 'finding')} changed. ${stop(reason)}`,
      ],
    ),
    ...rules.map(
      ({ id, title }): Inline => [
        'Rule ',
        code(id),
        ` (${title}): ${outcomeOf(verdicts.find(({ rule }) => rule === id))}`,
      ],
    ),
  ];
  return lines.length === 0 ? '' : markdown(bullets(lines));
}

function stop(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}

function outcomeOf(verdict: Verdict | undefined): string {
  switch (verdict?.outcome) {
    case 'found':
      return `${counted(verdict.findings, 'finding')}.`;
    case 'clear':
      return 'nothing found.';
    case 'not evaluated':
      return 'not evaluated.';
    case 'crashed':
      return `failed. ${stop(verdict.error ?? 'unknown error')}`;
    case undefined:
      return 'not run.';
  }
}
