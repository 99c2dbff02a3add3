import { percent, percentTenths } from '../format/numbers.ts';
import type { Contradiction } from './contradiction.ts';

const FRACTION = /(?<![\w.,/:-])(\d+)\/(\d+) \((\d+(?:\.\d)?) ?%\)/g;

/** `a/b (p %)`: a part is no more than its whole, and the percentage is that of the part, half up. */
export function wrongFractions(line: string): readonly Contradiction[] {
  if (!line.includes('%')) return [];
  return [...line.matchAll(FRACTION)].flatMap(([words, a = '', b = '', p = '']): readonly Contradiction[] => {
    const [part, whole] = [Number(a), Number(b)];
    if (part > whole) return [{ text: `"${words}" is more than all of them`, words: [words] }];
    const right = p.includes('.') ? tenthsOf(part, whole) : percent(part, whole);
    return `${p} %` === right ? [] : [{ text: `"${words}" should be ${right}`, words: [words] }];
  });
}

function tenthsOf(part: number, whole: number): string {
  return percentTenths(whole === 0 ? 0 : (100 * part) / whole);
}
