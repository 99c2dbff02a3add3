const WIDEST = 100;

/** The line of the mistake and carets below it; of a long line the part around it. */
export function excerpt(text: string, start: number, end: number): readonly string[] {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const close = text.indexOf('\n', start);
  const line = text.slice(from, close < 0 ? text.length : close);
  const column = start - from;
  const cut = Math.max(0, Math.min(column - WIDEST / 2, line.length - WIDEST));
  const shown = line.slice(cut, cut + WIDEST);
  const width = Math.max(1, Math.min(end - start, shown.length - (column - cut)));
  return [shown, `${' '.repeat(column - cut)}${'^'.repeat(width)}`];
}
