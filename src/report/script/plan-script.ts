import type { ClusterIdentity } from '../../analysis/plan/identity.ts';
import type { Plan, PlanStep } from '../../analysis/plan/plan.ts';
import { type Instant, isoTime } from '../../model/instant.ts';
import { shellWord } from '../../rules/command.ts';
import { cleanText } from '../markdown/clean-text.ts';
import { FieldNames } from './field-names.ts';
import { MAIN } from './main-part.ts';
import { OPTIONS } from './options-part.ts';
import { PURPOSE } from './purpose-part.ts';
import { READING } from './reading-part.ts';
import { stepFunction } from './step-function.ts';

export interface ScriptInput {
  readonly plan: Plan;
  readonly snapshot: string;
  /** Capture time; 0 where nothing says. */
  readonly now: Instant;
  readonly identity: ClusterIdentity | null;
  /** Of kube-dossier. */
  readonly version: string;
}

/**
 * A POSIX shell script that carries out a plan: it changes nothing without `--apply`, touches only objects named in
 * it, and stops where the cluster is no longer as it was captured. Whatever stands in the plan is quoted as one word.
 */
export function planScript({ plan, snapshot, now, identity, version }: ScriptInput): string {
  const name = cleanText(snapshot, 200);
  const time = now === 0 ? 'an unknown time' : isoTime(now);
  const fields = new FieldNames();
  const numbers = new Map(plan.steps.map(({ id }, index) => [id, index + 1]));
  const functions = plan.steps.flatMap((step, index) =>
    step.actions.length === 0 ? [] : [stepFunction(step, index + 1, numbers, fields)],
  );
  return [
    '#!/bin/sh',
    ...PURPOSE,
    'set -uf',
    'LC_ALL=C',
    'export LC_ALL',
    '',
    `made_by=${shellWord(`kube-dossier ${version}`)}`,
    `snapshot=${shellWord(name)}`,
    `captured_at=${shellWord(time)}`,
    '# A namespace of the captured cluster and its uid, which no other cluster has.',
    `identity_namespace=${shellWord(identity?.namespace ?? '')}`,
    `identity_uid=${shellWord(identity?.uid ?? '')}`,
    `steps=${shellWord(plan.steps.map((_, index) => index + 1).join(' '))}`,
    '',
    ...OPTIONS,
    '',
    ...READING,
    '',
    ...descriptions(plan.steps),
    '',
    ...choices(plan.steps),
    '',
    ...fields.assignments(),
    '',
    ...functions.flatMap((lines) => [...lines, '']),
    ...runs(plan.steps),
    '',
    ...MAIN,
    '',
  ].join('\n');
}

/** What the main part asks of a step before it does it. */
function descriptions(steps: readonly PlanStep[]): readonly string[] {
  return [
    'describe() {',
    "  title='' choice='' option='' advised='' condition='' actions=0",
    '  case $1 in',
    ...steps.flatMap(({ title, choice, condition, actions }, index) => [
      `    ${index + 1})`,
      `      title=${shellWord(cleanText(title, 300))}`,
      ...(choice === null
        ? []
        : [
            `      choice=${shellWord(choice.name)} option=${shellWord(choice.option)}`,
            `      advised=${shellWord(advisedOption(steps, choice.name))}`,
          ]),
      ...(condition === null ? [] : [`      condition=${shellWord(cleanText(condition, 500))}`]),
      `      actions=${actions.length}`,
      '      ;;',
    ]),
    '    *) return 1 ;;',
    '  esac',
    '}',
  ];
}

function advisedOption(steps: readonly PlanStep[], name: string): string {
  return steps.find(({ choice }) => choice?.name === name && choice.advised)?.choice?.option ?? '';
}

/** The values `--choose` takes; the part of a name before the namespace stands for all of that kind. */
function choices(steps: readonly PlanStep[]): readonly string[] {
  const known = steps.flatMap(({ choice }) =>
    choice === null
      ? []
      : [`${choice.name}=${choice.option}`, `${choice.name.split('/')[0]}=${choice.option}`],
  );
  const patterns = [...new Set(known)].map(shellWord);
  return [
    'is_choice() {',
    '  case $1 in',
    ...(patterns.length === 0 ? [] : [`    ${patterns.join(' | ')}) return 0 ;;`]),
    '    *) return 1 ;;',
    '  esac',
    '}',
  ];
}

function runs(steps: readonly PlanStep[]): readonly string[] {
  return [
    'run_step() {',
    '  case $1 in',
    ...steps.flatMap(({ actions }, index) =>
      actions.length === 0 ? [] : [`    ${index + 1}) step_${index + 1} ;;`],
    ),
    '    *) return 0 ;;',
    '  esac',
    '}',
  ];
}
