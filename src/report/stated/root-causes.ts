import type { RootContent } from 'mdast';
import type { Brief } from '../brief/schema.ts';
import { bullets, codeBlock, heading, paragraph } from '../markdown/blocks.ts';
import { code, strong } from '../markdown/inline.ts';
import { markdown } from '../markdown/serialize.ts';

/** What the auditor takes for the cause of something, marked as hypothesis or confirmed; '' where there is none. */
export function statedCauses({ rootCauses }: Brief): string {
  return markdown(
    ...rootCauses.flatMap(({ about, status, text, facts, code: snippets }): readonly RootContent[] => [
      heading(3, code(about)),
      paragraph(
        strong(status === 'confirmed' ? 'Confirmed by the auditor:' : 'Hypothesis of the auditor:'),
        ` ${text}`,
      ),
      ...(facts.length === 0 ? [] : [bullets(facts)]),
      ...snippets.flatMap(({ title, language, code: own }): readonly RootContent[] => [
        ...(title === undefined ? [] : [paragraph(`${title}:`)]),
        codeBlock(language, own.split('\n')),
      ]),
    ]),
  );
}
