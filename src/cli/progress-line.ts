import { percent } from '../report/format/numbers.ts';
import { cleanText } from '../report/markdown/clean-text.ts';
import type { ReadProgress } from '../snapshot/read-progress.ts';

/** What of a stream matters here: `process.stderr` is one. */
export interface Terminal {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

export interface ProgressLine {
  show(progress: ReadProgress): void;
  /** Work is over, or something else is to be written. */
  erase(): void;
}

/** Who waits less needs no line. */
const PATIENCE_MS = 1000;
const INTERVAL_MS = 100;
const ERASE = '\r\u001b[K';

/**
 * One line that says how far reading has come, rewritten in place; nothing where nobody watches.
 * `now` counts milliseconds, and the line is born at its present.
 */
export function progressLine(terminal: Terminal, now: () => number): ProgressLine {
  let next = now() + PATIENCE_MS;
  let shown = false;
  return {
    show(progress) {
      if (terminal.isTTY !== true || now() < next) return;
      terminal.write(`${ERASE}${lineOf(progress, (terminal.columns ?? 80) - 1)}`);
      shown = true;
      next = now() + INTERVAL_MS;
    },
    erase() {
      if (shown) terminal.write(ERASE);
      shown = false;
    },
  };
}

/** At most so many columns: a line that wraps cannot be erased. */
function lineOf({ file, bytes, totalBytes, items }: ReadProgress, columns: number): string {
  const share =
    totalBytes === null
      ? ''
      : ` of ${size(totalBytes)} (${percent(Math.min(bytes, totalBytes), totalBytes)})`;
  return fitted(`read ${size(bytes)}${share}, ${items} objects: ${cleanText(file, 1000)}`, columns);
}

function size(bytes: number): string {
  return `${Math.floor(bytes / 1_000_000)} MB`;
}

/** Everything beyond ASCII may take two columns. */
function fitted(text: string, columns: number): string {
  let width = 0;
  let fit = '';
  for (const character of text) {
    width += character < '\u0080' ? 1 : 2;
    if (width > columns) return fit;
    fit += character;
  }
  return fit;
}
