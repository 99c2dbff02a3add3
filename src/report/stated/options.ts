import type { RootContent } from 'mdast';
import type { Brief } from '../brief/schema.ts';
import { heading, numbered, paragraph } from '../markdown/blocks.ts';
import { strong } from '../markdown/inline.ts';
import { markdown } from '../markdown/serialize.ts';
import { snippets } from './snippets.ts';

type Option = Brief['options'][number];

/** Ways to do what was put off; '' where there are none. */
export function options({ options: own }: Brief): string {
  return markdown(...own.flatMap(blocks));
}

function blocks({ id, title, tagline, when, steps, code, recommended }: Option): readonly RootContent[] {
  return [
    heading(3, `Option ${id}: ${title}${recommended ? ' (recommended)' : ''}`),
    ...(tagline === undefined ? [] : [paragraph(strong(tagline))]),
    ...(when === undefined ? [] : [paragraph(strong('When:'), ` ${when}`)]),
    ...(steps.length === 0 ? [] : [numbered(steps)]),
    ...snippets(code),
  ];
}

/** The one that is recommended: the sign-off names the same. */
export function recommendedOption({ options: own }: Brief): Option | null {
  return own.find(({ recommended }) => recommended) ?? null;
}
