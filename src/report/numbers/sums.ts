import type { Contradiction } from './contradiction.ts';

const EQUATION = /(?<![\w.,/:]|[=+*/-] )(\d+) = (\d+(?: [+-] \d+)+)(?!\w|[./:]\d| [+\-*/=])/g;

/** `x = y + z`, `x = y - z + w` */
export function wrongEquations(line: string): readonly Contradiction[] {
  if (!line.includes(' = ')) return [];
  return [...line.matchAll(EQUATION)].flatMap(([words, total = '', terms = '']): readonly Contradiction[] => {
    const sum = [...terms.matchAll(/([+-] )?(\d+)/g)].reduce(
      (all, [, sign = '+', term]) => all + (sign.startsWith('-') ? -1 : 1) * Number(term),
      0,
    );
    if (sum === Number(total)) return [];
    return [{ text: `"${words}" should be ${sum}`, words: [words.slice(words.indexOf('=')), terms] }];
  });
}

const BREAKDOWN =
  /^(?:[-*] )?([A-Z][\w -]*): (\d+): (\d+ [^,;:]+?(?:, \d+ [^,;:]+?)* and \d+ [^,;:]+?)(?:[.;]|$)/;

/** `ReplicaSets: 64: 14 active and 50 stale`: a label, the whole, and all of its parts. */
export function wrongBreakdowns(line: string): readonly Contradiction[] {
  const [, label, total, parts] = BREAKDOWN.exec(line) ?? [];
  if (label === undefined || total === undefined || parts === undefined) return [];
  const pieces = parts.split(/, | and (?=\d)/);
  const sum = pieces.reduce((all, piece) => all + Number(/^\d+/.exec(piece)), 0);
  if (sum === Number(total)) return [];
  const text = `${label} are ${total}, and their parts sum up to ${sum}`;
  return [{ text, words: [parts, ...pieces.slice(1).map((piece) => ` and ${piece}`)] }];
}
