import { cleanText } from '../markdown/clean-text.ts';

/** Whether words are not ours: they stand in what was captured, in the brief, or in a template of the user's. */
export function isForeign(words: readonly string[], sources: readonly unknown[]): boolean {
  const sought = words.map(squashed).filter((text) => text !== '');
  if (sought.length === 0) return false;
  return sources.some((source) => holds(source, sought));
}

/** Only a page with a contradiction asks: then every string of the dossier is looked at once. */
function holds(value: unknown, sought: readonly string[]): boolean {
  if (typeof value === 'string') {
    const text = squashed(value);
    return sought.some((words) => text.includes(words));
  }
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([key, below]) => holds(key, sought) || holds(below, sought));
}

/** Without what Markdown adds, what cleaning takes away, and the capital that a sentence begins with. */
function squashed(text: string): string {
  return text
    .split('\n')
    .map((line) => cleanText(line, line.length))
    .join(' ')
    .replace(/[\s|*_\\`#\u0000]+/g, '')
    .toLowerCase();
}
