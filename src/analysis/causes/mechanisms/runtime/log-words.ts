import { humanDuration } from '../../../../model/human-duration.ts';
import type { Instant } from '../../../../model/instant.ts';
import type { CrashLine } from '../../../../rules/crash-line.ts';
import { logExcerpt } from '../../../../rules/log-excerpt.ts';

/** `Too many connections (12 lines in 4m, the last 20s before the capture)`: a line quoted, with how often and when. */
export function logWords({ match }: CrashLine, now: Instant, longest = 140): string {
  const times = timesWords(match, now);
  const line = match.line.replace(WRITTEN_BY_KUBECTL, '');
  return `${logExcerpt({ ...match, line }, longest)}${times === '' ? '' : ` (${times})`}`;
}

/** `kubectl logs --timestamps`: nothing the program said, and told better in the clause after it. */
const WRITTEN_BY_KUBECTL = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3,9}(?:Z|[+-]\d\d:\d\d) /;

function timesWords({ count, firstAt, lastAt }: CrashLine['match'], now: Instant): string {
  const isTimed = lastAt !== null && firstAt !== null && lastAt <= now;
  const lines = count === 1 ? (isTimed ? 'one line' : '') : `${count} lines`;
  if (!isTimed) return lines;
  const span = count === 1 || lastAt === firstAt ? '' : ` in ${humanDuration(lastAt - firstAt)}`;
  const last = count === 1 ? '' : 'the last ';
  return `${lines}${span}, ${last}${humanDuration(now - lastAt)} before the capture`;
}
