import type { RootContent } from 'mdast';
import type { Audit } from '../../analysis/audit.ts';
import type { Plan, PlanStep } from '../../analysis/plan/plan.ts';
import { groupBy } from '../../model/grouping.ts';
import { objectKey } from '../../model/object.ts';
import { counted } from '../format/numbers.ts';
import { firstOf, objectName } from '../format/objects.ts';
import { sentence } from '../format/sentence.ts';
import { SEVERITY_ICONS } from '../format/severities.ts';
import { bullets, heading, type Item, paragraph } from '../markdown/blocks.ts';
import { code, type Inline, strong } from '../markdown/inline.ts';
import { markdown } from '../markdown/serialize.ts';
import { commandBlock } from './causes.ts';

export const MOST_STEPS = 30;

/** The steps in order, each with what it takes, changes and risks; '' where there is nothing to do. */
export function plan({ plan: { steps, leftToPeople }, findings = [] }: Planned): string {
  if (!steps.some(({ answers }) => answers.length > 0)) return '';
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
    ...withoutStep(leftToPeople, findings),
  );
}

/** Findings name what is left to people. */
type Planned = Pick<Audit, 'plan'> & Partial<Pick<Audit, 'findings'>>;

/** What is left to people, by the reason. */
function withoutStep(left: Plan['leftToPeople'], findings: Audit['findings']): readonly RootContent[] {
  if (left.length === 0) return [];
  const reasons = [...groupBy(left, ({ why }) => why)];
  const subjects = new Map(findings.map(({ fingerprint, subject }) => [fingerprint, subject]));
  const rest = reasons.slice(MOST_REASONS).reduce((sum, [, own]) => sum + own.length, 0);
  return [
    heading(3, 'Without a step'),
    paragraph(`${counted(left.length, 'finding')} that a person has to decide about first:`),
    bullets([
      ...reasons.slice(0, MOST_REASONS).map(([why, own]): Inline => {
        const refs = own.flatMap(({ fingerprint }) => subjects.get(fingerprint) ?? []);
        const named = [...new Map(refs.map((ref) => [objectKey(ref), objectName(ref)])).values()];
        const names = named.length === 0 ? '' : [': ', firstOf(named, MOST_NAMED, 'objects')];
        return [`${why} (${counted(own.length, 'finding')}`, names, ')'];
      }),
      ...(rest > 0 ? [`and ${counted(rest, 'more finding')} for other reasons: see the JSON audit`] : []),
    ]),
  ];
}

const MOST_REASONS = 20;
const MOST_NAMED = 4;

function stepBlocks(step: PlanStep, number: number): readonly RootContent[] {
  const { title, severity, why, commands, choice } = step;
  const advised = choice === null ? '' : choice.advised ? ' (advised)' : ' (instead of the advised step)';
  return [
    heading(3, `${number}. ${SEVERITY_ICONS[severity]} ${title}${advised}`),
    paragraph(sentence(why)),
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
