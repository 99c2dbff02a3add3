import type { LogMatch } from '../model/log-signature.ts';
import { logSignature } from '../model/log-signatures.ts';
import { cutAround, middleCut } from './excerpt.ts';

/**
 * A log line cut to at most `longest` characters around what was recognised in it: an error may stand at its front, at
 * its end, or in the middle of an object.
 */
export function logExcerpt({ line, signature }: Pick<LogMatch, 'line' | 'signature'>, longest = 200): string {
  const found = logSignature(signature)?.pattern.exec(line) ?? null;
  return found === null
    ? middleCut(line, longest)
    : cutAround(line, found.index, found.index + found[0].length, longest);
}
