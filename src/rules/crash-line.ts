import type { ContainerLog } from '../model/log.ts';
import type { LogMatch } from '../model/log-signature.ts';
import { logSignature } from '../model/log-signatures.ts';
import { excerpt } from './excerpt.ts';
import type { Evidence } from './finding.ts';
import { logExcerpt } from './log-excerpt.ts';

/** The line of a captured log that tells best why a container ended. */
export interface CrashLine {
  readonly match: LogMatch;
  readonly log: ContainerLog;
}

/**
 * A line that names a reason before one that only reports the end; of those, one that ends a program, of the run
 * before this one if its log was captured; else the last.
 */
export function crashLine(logs: readonly ContainerLog[], container: string): CrashLine | null {
  const lines = logs
    .filter((log) => container === '' || log.container === container || log.container === null)
    .flatMap((log) => log.matches.map((match) => ({ match, log })))
    .toSorted((a, b) => rank(b) - rank(a) || b.match.lastLine - a.match.lastLine);
  return lines[0] ?? null;
}

/** Where in the program the error arose, for the end of a message: ` (/app/main.py line 16)`; empty where unknown. */
export function frameWords(frame: string | null): string {
  return frame === null ? '' : ` (${excerpt(frame.replace(/:(\d+)$/, ' line $1'), 120)})`;
}

/** The Python module a line says is missing. */
export function missingModule({ match }: CrashLine): string | null {
  return match.signature === 'python-module-not-found' ? (match.captures.module ?? null) : null;
}

/** Reports print no more of a value. */
const MOST_OF_LINE = 160;

export function logEvidence({ log, match }: CrashLine): Evidence {
  return {
    source: { file: log.file, document: 0, item: null },
    path: `line ${match.lastLine}`,
    value: logExcerpt(match, MOST_OF_LINE),
  };
}

/** These say that a program ended; nearly any other line says more of why. */
const SAYS_LITTLE: ReadonlySet<string> = new Set([
  'spring-start-failed',
  'fatal-log-line',
  'java-main-thread-exception',
  'python-exception',
  'node-uncaught-exception',
  'node-unhandled-rejection',
  'dotnet-unhandled-exception',
]);

function rank({ match, log }: CrashLine): number {
  const fatal = logSignature(match.signature)?.fatal ?? false;
  const telling = !SAYS_LITTLE.has(match.signature);
  return (telling ? 4 : 0) + (fatal ? 2 : 0) + (log.previous ? 1 : 0);
}
