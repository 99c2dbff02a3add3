import { pageLines } from '../markdown/page-lines.ts';
import { wrongCaptions } from './captions.ts';
import type { Contradiction } from './contradiction.ts';
import type { Figure } from './figure.ts';
import { isForeign } from './foreign-text.ts';
import { wrongFractions } from './fractions.ts';
import { type PageBlock, pageBlocks } from './page-blocks.ts';
import { wrongBreakdowns, wrongEquations } from './sums.ts';
import { wrongChanges, wrongComplements, wrongTotals } from './tables.ts';

interface Checked {
  readonly page: string;
  readonly figures: readonly Figure[];
  /** Whose text stands on the page beside ours: dossier, templates. */
  readonly foreign: readonly unknown[];
}

/**
 * What does not add up on a page, one clause each; a fault of ours. Read as a person reads it, in one pass, code left
 * out; what is said in the words of the cluster or the auditor is theirs.
 */
export function contradictions({ page, figures, foreign }: Checked): readonly string[] {
  const blocks = pageBlocks(pageLines(page));
  const found = [...blocks.flatMap(inBlock), ...wrongCaptions(blocks)];
  const ours = found.filter(({ words }) => !isForeign(words, foreign)).map(({ text }) => text);
  return [...new Set([...twoValues(figures), ...ours])];
}

function inBlock(block: PageBlock): readonly Contradiction[] {
  switch (block.type) {
    case 'heading':
      return inLine(block.text);
    case 'table':
      return [
        ...block.rows.flat().flatMap(inLine),
        ...wrongTotals(block),
        ...wrongChanges(block),
        ...wrongComplements(block),
      ];
    case 'list':
    case 'text':
      return block.lines.flatMap(inLine);
  }
}

function inLine(line: string): readonly Contradiction[] {
  if (!/\d/.test(line)) return [];
  return [...wrongFractions(line), ...wrongEquations(line), ...wrongBreakdowns(line)];
}

function twoValues(figures: readonly Figure[]): readonly string[] {
  const values = new Map<string, Set<number>>();
  for (const { name, value } of figures) values.set(name, (values.get(name) ?? new Set<number>()).add(value));
  return [...values].flatMap(([name, own]) =>
    own.size < 2 ? [] : [`${name} is ${[...own].join(' here and ')} there`],
  );
}
