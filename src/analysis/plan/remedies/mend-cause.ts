import { objectKey } from '../../../model/object.ts';
import { resourceWord } from '../../../rules/command.ts';
import { excerpt } from '../../../rules/excerpt.ts';
import type { Cause } from '../../causes/cause.ts';
import type { Remedy, StepDraft } from '../remedy.ts';

/** A cause that no command mends by itself: what to look at first, and what a person then does. */
export const mendCause: Remedy = {
  id: 'mend-cause',
  phase: 'restore',
  rules: [],
  steps(_findings, view) {
    return view.openCauses().map(step);
  },
};

function step({
  mechanism,
  root,
  alsoAt,
  title,
  severity,
  explains,
  summary,
  remedy,
  confidence,
}: Cause): StepDraft {
  const where = `${resourceWord(root)}${root.namespace === null ? '' : ` in ${root.namespace}`}`;
  const more = alsoAt.length === 0 ? '' : ` and ${alsoAt.length} more`;
  return {
    about: `${mechanism} ${objectKey(root)}`,
    title: `Look into ${excerpt(where, 160)}${more}: ${title.charAt(0).toLowerCase()}${title.slice(1)}`,
    severity,
    answers: explains,
    why: `${excerpt(summary, 400)}. ${remedy.text}`,
    preconditions:
      confidence === 'confirmed' ? [] : ['the cause is not confirmed: look before anything is changed'],
    commands: remedy.commands.filter(isLooking).slice(0, MOST_COMMANDS),
    actions: [],
    effects: ['what is to be changed is known; these commands change nothing'],
    risk: {
      level: 'none',
      text: 'These commands only look; what is changed then is for a person to decide.',
    },
    undo: null,
  };
}

const MOST_COMMANDS = 10;

function isLooking(line: string): boolean {
  return /^kubectl (get|describe|logs|version|top|rollout (history|status)|auth can-i) /.test(`${line} `);
}
