import type { Audit } from '../../analysis/audit.ts';
import type { Brief } from '../brief/schema.ts';
import { bullets, numbered, paragraph } from '../markdown/blocks.ts';
import { code, type Inline, strong } from '../markdown/inline.ts';
import { markdown } from '../markdown/serialize.ts';

const MOST_STEPS = 8;

/** What to do now, from the plan, then what the auditor says; '' where there is nothing. */
export function nextSteps({ plan }: Pick<Audit, 'plan'>, { nextSteps: stated }: Brief): string {
  const steps = plan.steps.filter(({ choice }) => choice === null || choice.advised);
  const rest = steps.length - MOST_STEPS;
  const lines: readonly Inline[] = [
    ...steps.slice(0, MOST_STEPS).map(({ title }) => title),
    ...(rest > 0 ? [rest === 1 ? 'The last step of the plan' : `The other ${rest} steps of the plan`] : []),
    ...(steps.length > 0
      ? [['Capture the cluster again and compare: ', code('kube-dossier compare BEFORE AFTER')]]
      : []),
    ...stated.filter(({ state }) => state !== 'done').map(({ title }) => `${title} (stated by the auditor)`),
  ];
  const done = stated.filter(({ state }) => state === 'done');
  return markdown(
    ...(lines.length === 0
      ? []
      : [numbered(lines.map((line, index): Inline => (index === 0 ? strong(line) : line)))]),
    ...(done.length === 0
      ? []
      : [paragraph('Done already, stated by the auditor:'), bullets(done.map(({ title }) => title))]),
  );
}
