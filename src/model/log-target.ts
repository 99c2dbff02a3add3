import type { Instant } from './instant.ts';

/** One host that lines of a signature name, and how often they do. */
export interface LogTarget {
  readonly host: string;
  readonly port: string | null;
  readonly count: number;
  readonly firstLine: number;
  readonly lastLine: number;
  readonly firstAt: Instant | null;
  readonly lastAt: Instant | null;
  /** The last line that names it, redacted and bounded. */
  readonly line: string;
}

/** Tells apart whom the lines of one signature are about. Of a great many the first are counted. */
export interface TargetTally {
  line(line: string, captures: Readonly<Record<string, string>>, number: number, at: Instant | null): void;
  /** As they were first seen. `read` makes of a line what is shown of it, and its captures once redacted. */
  result(read: (line: string) => ShownLine): readonly LogTarget[];
}

export interface ShownLine {
  readonly line: string;
  readonly captures: Readonly<Record<string, string>>;
}

const MOST_TARGETS = 12;

export function createTargetTally(): TargetTally {
  const seen = new Map<string, Omit<LogTarget, 'host' | 'port'>>();
  return {
    line(line, { host, port }, number, at) {
      if (host === undefined) return;
      const key = `${host}:${port ?? ''}`;
      const before = seen.get(key);
      if (before === undefined && seen.size === MOST_TARGETS) return;
      seen.set(key, {
        count: (before?.count ?? 0) + 1,
        firstLine: before?.firstLine ?? number,
        lastLine: number,
        firstAt: before?.firstAt ?? at,
        lastAt: at ?? before?.lastAt ?? null,
        line,
      });
    },
    result: (read) =>
      [...seen.values()].flatMap((one) => {
        const { line, captures } = read(one.line);
        const { host, port = null } = captures;
        return host === undefined ? [] : [{ ...one, host, port, line }];
      }),
  };
}
