/** A piece of a line of Markdown: code with its backticks, or what stands between. */
export interface Span {
  readonly text: string;
  readonly isCode: boolean;
}

/** A line in its pieces. Put together again they are the line. */
export function spans(line: string): readonly Span[] {
  const found: Span[] = [];
  let end = 0;
  let at = line.indexOf('`');
  while (at >= 0) {
    const length = runAt(line, at);
    const closing = isEscaped(line, at) ? -1 : closingRun(line, at + length, length);
    if (closing >= 0) {
      found.push({ text: line.slice(end, at), isCode: false });
      end = closing + length;
      found.push({ text: line.slice(at, end), isCode: true });
      at = line.indexOf('`', end);
    } else {
      // Of a run whose first backtick is escaped the others may still begin code.
      at = line.indexOf('`', at + (isEscaped(line, at) ? 1 : length));
    }
  }
  found.push({ text: line.slice(end), isCode: false });
  return found.filter(({ text }) => text !== '');
}

function runAt(line: string, start: number): number {
  let end = start;
  while (line[end] === '`') end += 1;
  return end - start;
}

function isEscaped(line: string, at: number): boolean {
  let backslashes = 0;
  while (line[at - 1 - backslashes] === '\\') backslashes += 1;
  return backslashes % 2 === 1;
}

/** Where as many backticks stand in a row; inside code a backslash is a backslash. */
function closingRun(line: string, from: number, length: number): number {
  let at = line.indexOf('`', from);
  while (at >= 0) {
    const run = runAt(line, at);
    if (run === length) return at;
    at = line.indexOf('`', at + run);
  }
  return -1;
}
