import type { Template } from './render.ts';

/** What was written: a page, or the audit in another format. Every text ends in one newline. */
export interface Page {
  readonly text: string;
  /** What the page had no room for. */
  readonly appendix: string | null;
  /** What does not add up on it: a fault of ours, one clause each. */
  readonly contradictions: readonly string[];
}

/** How a page is to be made, beside its style. */
export interface PageSettings {
  /** In place of ours. */
  readonly template: Template | null;
  readonly room: Room | null;
}

/** A page that must not be longer. */
export interface Room {
  /** In UTF-16 code units, which are at least as many as the characters a forge counts. */
  readonly characters: number;
  /** What both files will be called, for the links between them; `null`: the page stands alone. */
  readonly files: { readonly page: string; readonly appendix: string } | null;
}

export const WHOLE: PageSettings = { template: null, room: null };

/** What is not a page that could be split or contradict itself. */
export function plainPage(text: string): Page {
  return { text, appendix: null, contradictions: [] };
}
