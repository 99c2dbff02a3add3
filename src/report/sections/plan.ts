import type { RootContent } from 'mdast';
import type { Audit } from '../../analysis/audit.ts';
import type { Plan, PlanStep } from '../../analysis/plan/plan.ts';
import { counted } from '../format/numbers.ts';
import { capitalized, SEVERITY_ICONS } from '../format/severities.ts';
import { bullets, heading, type Item, paragraph } from '../markdown/blocks.ts';
import { code, strong, toHeading } from '../markdown/inline.ts';
import { markdown } from '../markdown/serialize.ts';
import { commandBlock } from './causes.ts';

const MOST_STEPS = 30;

/** The steps in order, each with what it takes, changes and risks; ''  where there is nothing to do. */
export function plan({ plan: { steps, leftToPeople } }: Pick<Audit, 'plan'>): string {
  if (steps.length === 0) return '';
  const shown = steps.slice(0, MOST_STEPS);
  const rest = steps.length - shown.length;
  return markdown(
    paragraph(
      'In this order. Read each step before it is done. As a shell script, which changes nothing until it is told to: ',
      code('kube-dossier plan SNAPSHOT --script FILE'),
      '.',
    ),
    ...shown.flatMap((step, index) => stepBlocks(step, index + 1)),
    ...(rest > 0 ? [paragraph(`${counted(rest, 'more step')}: see the JSON audit.`)] : []),
    ...(leftToPeople.length === 0
      ? []
      : [
          paragraph(
            `${counted(leftToPeople.length, 'finding')} ${leftToPeople.length === 1 ? 'has' : 'have'} no step here, because a person has to decide first: see `,
            toHeading('the recommendations', 'Recommendations'),
            '.',
          ),
        ]),
  );
}

function stepBlocks(step: PlanStep, number: number): readonly RootContent[] {
  const { title, severity, why, commands, choice } = step;
  const advised = choice === null ? '' : choice.advised ? ' (advised)' : ' (instead of the advised step)';
  return [
    heading(3, `${number}. ${SEVERITY_ICONS[severity]} ${title}${advised}`),
    paragraph(capitalized(why)),
    bullets(lines(step)),
    ...commandBlock(commands),
  ];
}

function lines({ preconditions, effects, risk, undo, actions }: PlanStep): readonly Item[] {
  return [
    ...several('First:', preconditions),
    ...several('Effect:', effects),
    [strong('Risk:'), ` ${risk.level}. ${risk.text}`],
    ...(undo === null ? [] : [undoItem(undo)]),
    ...(actions.length === 0 ? [[strong('By hand:'), ' no script can do this.']] : []),
  ];
}

function several(label: string, texts: readonly string[]): readonly Item[] {
  const [only, ...others] = texts;
  if (only === undefined) return [];
  return others.length === 0
    ? [[strong(label), ` ${only}`]]
    : [{ line: strong(label), below: [bullets(texts)] }];
}

function undoItem({ text, commands }: NonNullable<PlanStep['undo']>): Item {
  return { line: [strong('To undo:'), ` ${text}`], below: commandBlock(commands) };
}

/** Whether a report has anything to say of it. */
export function hasPlan({ steps }: Plan): boolean {
  return steps.length > 0;
}
