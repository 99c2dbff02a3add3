/** A part of a Markdown page that can be parsed alone. */
export interface Piece {
  readonly text: string;
  /** It begins with the header of the table that the piece before ended in, repeated, and goes on with its rows. */
  readonly continuesTable: boolean;
}

/** A parser's time grows with the square of a table's rows. */
const MOST_ROWS = 200;

/** Splits before every `## ` outside code, and within long tables. */
export function pieces(markdown: string): readonly Piece[] {
  const found: Piece[] = [];
  let lines: string[] = [];
  let continuesTable = false;
  let fence: string | null = null;
  let table: string[] = [];
  let rows = 0;
  const cut = (begin: readonly string[]) => {
    if (lines.length > 0) found.push({ text: lines.join('\n'), continuesTable });
    lines = [...begin];
    continuesTable = begin.length > 0;
    rows = 0;
  };
  for (const line of markdown.split('\n')) {
    if (fence === null && line.startsWith('## ')) cut([]);
    fence = fenceAfter(line, fence);
    if (fence !== null || !line.startsWith('|')) {
      table = [];
      rows = 0;
    } else if (table.length < 2) {
      table.push(line);
    } else {
      if (rows === MOST_ROWS && DELIMITER.test(table[1] ?? '')) cut(table);
      rows += 1;
    }
    lines.push(line);
  }
  cut([]);
  return found;
}

const DELIMITER = /^\|(?:\s*:?-+:?\s*\|)+\s*$/;

/** The fence that is open after a line; `null`: none. */
function fenceAfter(line: string, open: string | null): string | null {
  const [, run = '', info = ''] = /^\s*(`{3,}|~{3,})(.*)$/.exec(line) ?? [];
  if (open === null) return run === '' || (run.startsWith('`') && info.includes('`')) ? null : run;
  return run.startsWith(open) && info.trim() === '' ? null : open;
}
