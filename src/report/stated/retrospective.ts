import type { RootContent } from 'mdast';
import type { Brief } from '../brief/schema.ts';
import { bullets, heading, numbered, table } from '../markdown/blocks.ts';
import { strong } from '../markdown/inline.ts';
import { markdown } from '../markdown/serialize.ts';

/** What went well, what did not, what was learned, and what it took; '' where nothing is stated. */
export function retrospective({ retrospective: { wentWell, challenges, lessons }, time }: Brief): string {
  return markdown(
    ...(wentWell.length === 0 ? [] : [heading(3, 'What went well'), bullets(wentWell)]),
    ...(challenges.length === 0 ? [] : [heading(3, 'Challenges'), bullets(challenges)]),
    ...(lessons.length === 0 ? [] : [heading(3, 'Lessons'), numbered(lessons)]),
    ...timeTable(time),
  );
}

function timeTable(time: Brief['time']): readonly RootContent[] {
  if (time.length === 0) return [];
  const total = time.reduce((sum, { hours }) => sum + hundredths(hours), 0);
  return [
    heading(3, 'Time'),
    table(
      [{ title: 'Task' }, { title: 'Hours', align: 'right' }],
      [...time.map(({ task, hours }) => [task, shown(hundredths(hours))]), [strong('Total'), shown(total)]],
    ),
  ];
}

/** What is printed adds up: a quarter of an hour has two decimals. */
function hundredths(hours: number): number {
  return Math.floor(hours * 100 + 0.5);
}

/** `6.5`, `0.25` */
function shown(value: number): string {
  return (value / 100).toFixed(value % 10 === 0 ? 1 : 2);
}
