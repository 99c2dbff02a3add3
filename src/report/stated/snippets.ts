import type { BlockContent } from 'mdast';
import type { Brief } from '../brief/schema.ts';
import { codeBlock, paragraph } from '../markdown/blocks.ts';

type Snippet = Brief['changes'][number]['code'][number];

/** Code as the auditor wrote it, each in a block of its language. */
export function snippets(code: readonly Snippet[]): readonly BlockContent[] {
  return code.flatMap(({ title, language, code: text }) => [
    ...(title === undefined ? [] : [paragraph(`${title}:`)]),
    codeBlock(language, text.replace(/\n$/, '').split('\n')),
  ]);
}
