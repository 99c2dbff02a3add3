import type { Capture } from '../capture.ts';
import { corpus } from './corpus.ts';
import { dumps } from './dumps.ts';
import { layouts } from './layouts.ts';
import { leaky } from './leaky.ts';
import { recorded } from './recorded.ts';
import { texts } from './text.ts';

/** What `--only` names. */
export const TARGETS = ['lists', 'whole', 'leaky', 'dumps', 'text', 'layouts', 'corpus'] as const;
export type Target = (typeof TARGETS)[number];

/** How often a target is chosen, of 100: one of whole clusters takes as long as many of a few items. */
export const SHARES: Readonly<Record<Target, number>> = {
  lists: 18,
  whole: 1,
  leaky: 18,
  dumps: 13,
  text: 15,
  layouts: 20,
  corpus: 15,
};

/** All captures, in an order that depends on nothing but the project and the corpus. */
export function captures(root: string, corpusFolder: string | null): readonly Capture[] {
  return [
    ...recorded(root),
    ...leaky(),
    ...dumps(),
    ...texts(),
    ...layouts(),
    ...(corpusFolder === null ? [] : corpus(corpusFolder)),
  ];
}
