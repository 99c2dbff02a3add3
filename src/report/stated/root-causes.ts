import type { RootContent } from 'mdast';
import type { Brief } from '../brief/schema.ts';
import { bullets, heading, paragraph } from '../markdown/blocks.ts';
import { code, strong } from '../markdown/inline.ts';
import { markdown } from '../markdown/serialize.ts';
import { snippets } from './snippets.ts';

/** What the auditor takes for the cause of something, as hypothesis or confirmed; '' where there is none. */
export function rootCauses(brief: Brief): string {
  return markdown(
    ...brief.rootCauses.flatMap(({ about, status, text, facts, code: own }): readonly RootContent[] => [
      heading(3, code(about)),
      paragraph(
        strong(status === 'confirmed' ? 'Confirmed by the auditor:' : 'Hypothesis of the auditor:'),
        ` ${text}`,
      ),
      ...(facts.length === 0 ? [] : [bullets(facts)]),
      ...snippets(own),
    ]),
  );
}
