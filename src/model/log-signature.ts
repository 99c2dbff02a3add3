import type { Instant } from './instant.ts';
import type { LogTarget } from './log-target.ts';

/** A known error shape that container logs print, whatever the program. */
export interface LogSignature {
  /** kebab-case; names the thing that went wrong: `python-module-not-found`. */
  readonly id: string;
  readonly title: string;
  /** Linear-time; named groups become `captures`. Tried on one cleaned line. */
  readonly pattern: RegExp;
  /** A cheap test before the pattern: the line must contain one of these, lower case. */
  readonly hints: readonly string[];
  /** It ends the process: the reason of a crash rather than trouble on the way. */
  readonly fatal: boolean;
}

/** How often a signature was seen in one log, and the line that shows it best. */
export interface LogMatch {
  readonly signature: string;
  readonly count: number;
  readonly firstLine: number;
  readonly lastLine: number;
  readonly firstAt: Instant | null;
  readonly lastAt: Instant | null;
  /** The last matching line: redacted, control characters stripped, at most 400 characters. */
  readonly line: string;
  /** Named groups of that line: `module`, `host`, `port`, `path`, `user`, ... */
  readonly captures: Readonly<Record<string, string>>;
  /** For tracebacks: the innermost frame printed before the line, as `/app/main.py:16`, redacted; else `null`. */
  readonly frame: string | null;
  /** Only where lines name hosts: each of them, as far as they are not too many. */
  readonly targets?: readonly LogTarget[];
}
