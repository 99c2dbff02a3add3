import type { Audit } from '../../analysis/audit.ts';
import type { PlanStep } from '../../analysis/plan/plan.ts';
import { isoTime } from '../../model/instant.ts';
import { cleanText } from '../markdown/clean-text.ts';
import type { ScriptInput } from './plan-script.ts';

/** A plan for a terminal: every step with what it takes, does, risks, and how it is undone. */
export function planText(
  { plan, snapshot, now }: ScriptInput,
  { findings, coverage: { health } }: Pick<Audit, 'findings' | 'coverage'>,
): string {
  const { steps, leftToPeople, checklist } = plan;
  const title = `Plan for ${cleanText(snapshot, 200)}, captured at ${now === 0 ? 'an unknown time' : isoTime(now)}`;
  if (findings.length === 0)
    return `${title}: no step, because nothing was found; ${health.evaluated} of ${health.total} health checks were evaluated.\n`;
  return [
    `${title}: ${steps.length} ${steps.length === 1 ? 'step' : 'steps'}`,
    ...steps.flatMap((step, index) => ['', ...stepLines(step, index + 1)]),
    ...(leftToPeople.length === 0
      ? []
      : [
          '',
          `Left to people (${leftToPeople.length}):`,
          ...leftToPeople.map(({ fingerprint, why }) => `  - ${shown(fingerprint)}: ${shown(why)}`),
        ]),
    ...(checklist.length === 0
      ? []
      : ['', 'To verify:', ...checklist.map(({ text }) => `  [ ] ${shown(text)}`)]),
    '',
  ].join('\n');
}

function stepLines(step: PlanStep, number: number): readonly string[] {
  const { severity, title, why, condition, preconditions, commands, effects, risk, undo, choice, actions } =
    step;
  const way =
    choice === null
      ? ''
      : choice.advised
        ? ' (advised)'
        : ` (instead of the advised step; in the script --choose ${choice.name}=${choice.option})`;
  return [
    `${number}. [${severity}] ${shown(title)}${way}`,
    `   Why:    ${shown(why)}`,
    ...(condition === null ? [] : [`   If:     ${shown(condition)}`]),
    ...labelled('First: ', preconditions),
    ...(actions.length === 0 ? ['   By hand: no script does this.'] : []),
    ...commands.map((line) => `     ${cleanText(line, LONGEST_LINE)}`),
    ...labelled('Effect:', effects),
    `   Risk:   ${risk.level}. ${shown(risk.text)}`,
    ...(undo === null
      ? []
      : [
          `   Undo:   ${shown(undo.text)}`,
          ...undo.commands.map((line) => `     ${cleanText(line, LONGEST_LINE)}`),
        ]),
  ];
}

function labelled(label: string, texts: readonly string[]): readonly string[] {
  return texts.map((text) => `   ${label} ${shown(text)}`);
}

const LONGEST_LINE = 20_000;

function shown(text: string): string {
  return cleanText(text, 1000);
}
