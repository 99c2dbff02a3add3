import type { BlockContent, RootContent } from 'mdast';
import type { Brief } from '../brief/schema.ts';
import { bullets, heading, numbered, paragraph } from '../markdown/blocks.ts';
import { code, type Inline, strong } from '../markdown/inline.ts';
import { markdown } from '../markdown/serialize.ts';

type Action = Brief['actions'][number];

/** What was done in the states asked for, in the auditor's order, each with what goes `beside` it; '' where there is nothing. */
export function actions(
  brief: Brief,
  states: readonly Action['state'][],
  beside: (action: Action) => readonly RootContent[] = () => [],
): string {
  const own = brief.actions.filter(({ state }) => states.includes(state));
  return markdown(...own.flatMap((action, index) => [...blocks(action, index + 1), ...beside(action)]));
}

function blocks(action: Action, number: number): readonly RootContent[] {
  const { title, state, severity, reason, affected, results, steps, attempts, rootCause } = action;
  return [
    heading(3, `${number}. ${title}`),
    bullets([
      [strong('State:'), ` ${STATES[state]}${severity === undefined ? '' : `, about a ${severity} problem`}`],
      ...(reason === undefined ? [] : [[strong('Reason:'), ` ${reason}`]]),
      ...(affected.length === 0
        ? []
        : [
            [
              strong('Affected:'),
              ' ',
              affected.flatMap((name, at): Inline => (at === 0 ? [code(name)] : [', ', code(name)])),
            ],
          ]),
    ]),
    ...labelled('Steps:', steps, numbered),
    ...labelled('Results:', results, bullets),
    ...(attempts.length === 0
      ? []
      : [
          paragraph(strong('Attempts:')),
          numbered(
            attempts.map(
              ({ what, outcome, succeeded }): Inline => `${succeeded ? '✅' : '❌'} ${what}: ${outcome}`,
            ),
          ),
        ]),
    ...(rootCause === undefined
      ? []
      : [
          paragraph(strong('Root cause:'), ` ${rootCause.text}`),
          ...(rootCause.observed.length === 0 ? [] : [bullets(rootCause.observed)]),
          ...labelled('Possible causes, none of them confirmed:', rootCause.possible, bullets),
        ]),
  ];
}

const STATES: Readonly<Record<Action['state'], string>> = {
  done: 'done',
  deferred: 'put off',
  failed: 'failed',
  planned: 'planned',
};

function labelled(
  label: string,
  lines: readonly string[],
  list: (lines: readonly string[]) => BlockContent,
): readonly RootContent[] {
  return lines.length === 0 ? [] : [paragraph(strong(label)), list(lines)];
}
