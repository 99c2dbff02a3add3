import { Lexer } from 'yaml';

/**
 * Whether a text nests deeper than the full parser can be trusted with: it recurses, and a stack that overflows inside
 * a regular expression ends the process instead of throwing. Linear in the text, at the cost of a rare false alarm.
 */
export function nestsTooDeep(text: string): boolean {
  return blockDepthAbove(text, DEEPEST) || (openers(text) > DEEPEST && flowDepthAbove(text, DEEPEST));
}

export const DEEPEST = 256;

/** By indentation, every `-`, `?` and `:` at the start of a line counting as a level. */
function blockDepthAbove(text: string, most: number): boolean {
  const columns: number[] = [];
  for (let start = 0; start < text.length; ) {
    const feed = text.indexOf('\n', start);
    const stop = feed < 0 ? text.length : feed;
    for (let at = start; at < stop; at++) {
      const character = text[at];
      if (character === ' ' || character === '\t') continue;
      while ((columns.at(-1) ?? -1) >= at - start) columns.pop();
      columns.push(at - start);
      if (columns.length > most) return true;
      if (!(character === '-' || character === '?' || character === ':') || !isBlank(text[at + 1])) break;
    }
    start = stop + 1;
  }
  return false;
}

function openers(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x5b || code === 0x7b) count++;
  }
  return count;
}

function flowDepthAbove(text: string, most: number): boolean {
  let depth = 0;
  for (const token of new Lexer().lex(text)) {
    if (token === '[' || token === '{') depth++;
    else if (token === ']' || token === '}') depth--;
    if (depth > most) return true;
  }
  return false;
}

function isBlank(character: string | undefined): boolean {
  return (
    character === undefined ||
    character === ' ' ||
    character === '\t' ||
    character === '\n' ||
    character === '\r'
  );
}
