import { cleanText } from '../report/markdown/clean-text.ts';

/** Columns as kubectl prints them: upper-case headers, three blanks between, no borders; cluster text made harmless. */
export function columns(headers: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = [headers, ...rows.map((row) => row.map((cell) => cleanText(cell, 200)))];
  const widths = headers.map((_, column) =>
    cells.reduce((widest, row) => Math.max(widest, characters(row[column] ?? '')), 0),
  );
  const pad = (cell: string, column: number) =>
    cell + ' '.repeat((widths[column] ?? 0) + 3 - characters(cell));
  return cells.map((row) => `${row.map(pad).join('').trimEnd()}\n`).join('');
}

function characters(text: string): number {
  return [...text].length;
}
