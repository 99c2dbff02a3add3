/** Nobody reads, let alone pastes, more. */
const MOST_LINES = 60;

/** Command lines, the first ones; a remark says how many are not there. */
export function boundedLines(lines: readonly string[]): readonly string[] {
  const rest = lines.length - MOST_LINES;
  return rest <= 0 ? lines : [...lines.slice(0, MOST_LINES), `# and ${rest} more lines like these`];
}
