import type { Audit } from '../../analysis/audit.ts';
import { counted } from '../format/numbers.ts';
import { bullets } from '../markdown/blocks.ts';
import { code, type Inline } from '../markdown/inline.ts';
import { markdown } from '../markdown/serialize.ts';

/** What else the configuration changed: namespaces left out, rules off, severities, rules of the user; '' without any. */
export function configuration({ configuration: applied }: Audit): string {
  if (applied === null) return '';
  const { excludedNamespaces, disabledRules, severities, rules } = applied;
  const lines: readonly Inline[] = [
    ...excludedNamespaces.map(
      ({ namespace, findings }): Inline => [
        'No findings are made in namespaces called ',
        code(namespace),
        `: ${counted(findings, 'finding')} excluded.`,
      ],
    ),
    ...disabledRules.map(({ rule, reason }): Inline => ['Not run: ', code(rule), `. ${stop(reason)}`]),
    ...severities.map(
      ({ findings, severity, reason, changed }): Inline => [
        'Severity of ',
        code(findings),
        ` set to ${severity}: ${counted(changed, 'finding')} changed. ${stop(reason)}`,
      ],
    ),
    ...rules.map(({ id, title }): Inline => ['Own rule: ', code(id), `. ${stop(title)}`]),
  ];
  return lines.length === 0 ? '' : markdown(bullets(lines));
}

function stop(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}
