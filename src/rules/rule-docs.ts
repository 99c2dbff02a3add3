import { resourceName } from '../model/kinds.ts';
import type { TextForm } from '../model/text-form.ts';
import type { Rule } from './rule.ts';
import { settingWords } from './setting.ts';
import { GROUPS } from './severity.ts';

/** `RULES.md`: the catalogue for readers, from the cards alone. */
export function ruleDocs(rules: readonly Rule[]): string {
  const groups = GROUPS.map((group) => ({ group, own: rules.filter((rule) => rule.group === group) }));
  return [
    '# Rules',
    '',
    'Generated from the rule cards by `npm run generate`; do not edit.',
    '',
    'Only rules of the group *health* decide the verdict. A rule whose needs were not captured is not evaluated, and says so. Objects captured as text for people are hidden from a rule that does not say that it reads them.',
    ...groups.flatMap(({ group, own }) =>
      own.length === 0
        ? []
        : ['', `## ${group.slice(0, 1).toUpperCase()}${group.slice(1)}`, ...own.flatMap(card)],
    ),
    '',
  ].join('\n');
}

function card(rule: Rule): readonly string[] {
  return [
    '',
    `### ${rule.id}`,
    '',
    `**${rule.title}.** Severity: ${rule.severity}, unless a case says otherwise.`,
    '',
    rule.why,
    '',
    `Fix: ${rule.fix}`,
    '',
    `Needs: ${rule.needs.map(resourceName).join(', ')}.${rule.uses.length > 0 ? ` Uses, where captured: ${rule.uses.map(resourceName).join(', ')}.` : ''}`,
    ...(rule.readsText === null ? [] : ['', TEXT_WORDS[rule.readsText]]),
    ...(rule.covers.length > 0
      ? ['', `Covers, on the same object: ${rule.covers.map((id) => `[${id}](#${id})`).join(', ')}.`]
      : []),
    ...thresholds(rule),
  ];
}

function thresholds({ settings }: Rule): readonly string[] {
  const lines = Object.entries(settings).map(
    ([name, setting]) =>
      `- \`${name}\`: ${settingWords(setting.default, setting)} (${setting.min} to ${setting.max}). ${setting.meaning}.`,
  );
  return lines.length === 0 ? [] : ['', 'Thresholds, to be set in a configuration:', '', ...lines];
}

const TEXT_WORDS: Readonly<Record<TextForm, string>> = {
  table: 'Reads tables and descriptions that kubectl prints for people, where nothing better was captured.',
  describe:
    'Reads descriptions that kubectl prints for people, where nothing better was captured; tables do not suffice.',
};
