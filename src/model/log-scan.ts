import type { Instant } from './instant.ts';
import { hintedSignatures } from './log-hints.ts';
import type { LogMatch, LogSignature } from './log-signature.ts';
import { LOG_SIGNATURES } from './log-signatures.ts';
import { createTargetTally, type TargetTally } from './log-target.ts';

export interface LogScan {
  /** One line, decoded and without control characters; `at` is the time the line was written, where known. */
  line(text: string, at: Instant | null): void;
  /** What the lines so far came to. */
  result(): LogScanResult;
}

export interface LogScanResult {
  /** Most frequent first, then as the signatures are listed. */
  readonly matches: readonly LogMatch[];
  /** The last lines, oldest first. */
  readonly tail: readonly string[];
  readonly lines: number;
  readonly firstAt: Instant | null;
  readonly lastAt: Instant | null;
}

/**
 * Recognises signatures in a log, line by line, in memory that does not grow with the log. `redact` is applied to
 * every line that is kept; `captures` are read from the redacted line, so what it hides is in neither.
 */
export function createLogScan(redact: (line: string) => string): LogScan {
  const seen = new Map<LogSignature, Sighting>();
  const targets = new Map<LogSignature, TargetTally>();
  const targetsOf = (signature: LogSignature) => {
    const tally = targets.get(signature) ?? createTargetTally();
    targets.set(signature, tally);
    return tally;
  };
  const tail: string[] = [];
  const frame = createFrameMemory();
  let lines = 0;
  let firstAt: Instant | null = null;
  let lastAt: Instant | null = null;
  return {
    line(text, at) {
      lines += 1;
      firstAt ??= at;
      lastAt = at ?? lastAt;
      const line = text.slice(0, LONGEST_SCANNED);
      if (tail.push(line) > TAIL) tail.shift();
      frame.line(line);
      const recognised = recognise(line, frame.file() !== null);
      if (recognised === null) return;
      const { signature, groups } = recognised;
      const before = seen.get(signature);
      seen.set(signature, {
        count: (before?.count ?? 0) + 1,
        firstLine: before?.firstLine ?? lines,
        lastLine: lines,
        firstAt: before?.firstAt ?? at,
        lastAt: at ?? before?.lastAt ?? null,
        line,
        frame: frame.file(),
      });
      if (groups !== null) targetsOf(signature).line(line, captures(groups), lines, at);
      frame.end();
    },
    result: () => ({
      matches: LOG_SIGNATURES.flatMap((signature) => {
        const sighting = seen.get(signature);
        return sighting === undefined
          ? []
          : [logMatch(signature, sighting, targets.get(signature) ?? null, redact)];
      }).toSorted((a, b) => b.count - a.count),
      tail: tail.map((line) => shown(redact(line))),
      lines,
      firstAt,
      lastAt,
    }),
  };
}

const TAIL = 20;
const LONGEST_SHOWN = 400;
const LONGEST_CAPTURE = 200;
/** What is wrong stands at the front; some programs print whole documents on one line. */
const LONGEST_SCANNED = 2000;
/** `Name: text` is the end of a traceback only where one stands before it. */
const NEEDS_FRAME = 'python-exception';
/** In a traceback these are frames and source code, which may speak of errors without being one. */
const INDENTED = /^\s/;
const FRAME = /^\s{0,20}File "([^"<]{1,300})", line (\d{1,9})/;
const NODE_FRAME = /^(?:file:\/\/)?(\/[^\s:]{1,300}\.[cm]?[jt]s):(\d{1,9})$/;
/** Source lines and markers stand between the innermost frame and the error; more lines mean that they do not belong together. */
const FRAME_REACH = 8;
/** The end of a path tells most. */
const LONGEST_PATH = 100;

interface Sighting extends Omit<LogMatch, 'signature' | 'captures' | 'targets'> {}

interface Recognised {
  readonly signature: LogSignature;
  readonly groups: Groups | null;
}

type Groups = Readonly<Record<string, string | undefined>>;

function recognise(line: string, inTraceback: boolean): Recognised | null {
  if (inTraceback && INDENTED.test(line)) return null;
  for (const signature of hintedSignatures(line.toLowerCase())) {
    if (signature.id === NEEDS_FRAME && !inTraceback) continue;
    const found = signature.pattern.exec(line);
    if (found !== null) return { signature, groups: found.groups ?? null };
  }
  return null;
}

function logMatch(
  signature: LogSignature,
  sighting: Sighting,
  tally: TargetTally | null,
  redact: (line: string) => string,
): LogMatch {
  const read = (text: string) => {
    const line = redact(text);
    return { line: shown(line), captures: captures(signature.pattern.exec(line)?.groups ?? {}) };
  };
  const targets = tally?.result(read) ?? [];
  return {
    signature: signature.id,
    ...sighting,
    ...read(sighting.line),
    frame: sighting.frame === null ? null : redact(sighting.frame),
    ...(targets.length === 0 ? {} : { targets }),
  };
}

/** Alternatives of one pattern cannot share a group's name, so they end in a digit: `host`, `host2`. */
function captures(groups: Groups): Readonly<Record<string, string>> {
  const entries = Object.entries(groups).flatMap(([name, value]) =>
    value === undefined ? [] : [[name.replace(/\d$/, ''), value.slice(0, LONGEST_CAPTURE)] as const],
  );
  return Object.fromEntries(entries);
}

function shown(line: string): string {
  return line.length <= LONGEST_SHOWN ? line : `${line.slice(0, LONGEST_SHOWN - 1)}…`;
}

/** Remembers the innermost frame of a traceback that prints its frames before its error. */
function createFrameMemory(): { line(text: string): void; file(): string | null; end(): void } {
  let file: string | null = null;
  let age = 0;
  return {
    line(text) {
      const found = FRAME.exec(text) ?? NODE_FRAME.exec(text);
      age += 1;
      if (found !== null) {
        const [, path = '', number = ''] = found;
        file = `${path.length <= LONGEST_PATH ? path : `…${path.slice(-LONGEST_PATH)}`}:${number}`;
        age = 0;
      } else if (age > FRAME_REACH) file = null;
    },
    file: () => file,
    end() {
      file = null;
    },
  };
}
