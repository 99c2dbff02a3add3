import { logTime } from './log-time.ts';

export interface LogLine {
  /** From 1. */
  readonly number: number;
  /** Without line end, terminal escapes and control characters other than tabs; at most 4,096 characters. */
  readonly text: string;
  /** The text after its leading time; the whole text when it has none. */
  readonly body: string;
  /** Milliseconds since 1970; `null` when the line begins with no time, or with one that lacks its year. */
  readonly at: number | null;
}

export interface LogLineReader {
  write(chunk: Uint8Array): void;
  /** The line that has no line end, if any, and the totals. */
  end(): { readonly lines: number; readonly bytes: number };
}

/** Cuts UTF-8 bytes into log lines. It holds one line, and of that no more than is handed over. */
export function createLogLineReader(onLine: (line: LogLine) => void): LogLineReader {
  const line = Buffer.allocUnsafe(LONGEST_BYTES);
  let length = 0;
  let started = false;
  let lines = 0;
  let bytes = 0;

  function collect(chunk: Uint8Array, from: number, to: number): void {
    const kept = Math.min(to - from, LONGEST_BYTES - length);
    if (kept > 0) line.set(chunk.subarray(from, from + kept), length);
    length += Math.max(0, kept);
    started = true;
  }

  function take(raw: string): void {
    lines++;
    const text = cleaned(raw);
    const time = logTime(text);
    onLine({ number: lines, text, body: time === null ? text : text.slice(time.end), at: time?.at ?? null });
  }

  /** The line that began in an earlier chunk. */
  function finish(): void {
    take(line.toString('utf8', 0, length));
    length = 0;
    started = false;
  }

  return {
    write(chunk) {
      bytes += chunk.length;
      const buffer = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length);
      let start = 0;
      for (let feed = buffer.indexOf(NEWLINE); feed >= 0; feed = buffer.indexOf(NEWLINE, start)) {
        if (started) {
          collect(chunk, start, feed);
          finish();
        } else take(buffer.toString('utf8', start, Math.min(feed, start + LONGEST_BYTES)));
        start = feed + 1;
      }
      if (start < chunk.length) collect(chunk, start, chunk.length);
    },
    end() {
      if (started) finish();
      return { lines, bytes };
    },
  };
}

const NEWLINE = 0x0a;
const LONGEST = 4096;
const LONGEST_BYTES = LONGEST * 4;
// Colours and cursor movements, window titles, and what is left of either when it was cut.
const ESCAPES = /\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)/g;
// Controls but tabs, zero-width and bidirectional characters.
const INVISIBLE = /[\0-\x08\x0a-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

function cleaned(raw: string): string {
  // Escapes begin with a control.
  const text = raw.search(INVISIBLE) < 0 ? raw : raw.replace(ESCAPES, '').replace(INVISIBLE, '');
  // A cut may have gone through a character.
  return text.length <= LONGEST ? text : text.slice(0, LONGEST).replace(/[\ud800-\udbff]$/, '');
}
