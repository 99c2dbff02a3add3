import type { RootContent } from 'mdast';
import type { Brief } from '../brief/schema.ts';
import { bullets, heading, paragraph } from '../markdown/blocks.ts';
import { markdown } from '../markdown/serialize.ts';
import { snippets } from './snippets.ts';

/** Technical changes with their code; '' where there are none. */
export function changes({ changes: own }: Brief): string {
  return markdown(
    ...own.flatMap(({ title, text, facts, code }): readonly RootContent[] => [
      heading(3, title),
      ...(text === undefined ? [] : [paragraph(text)]),
      ...(facts.length === 0 ? [] : [bullets(facts)]),
      ...snippets(code),
    ]),
  );
}
