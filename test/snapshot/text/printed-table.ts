/** Prints cells as kubectl does: columns at least 6 wide, 3 blanks between, aligned anew every `group` lines. */
export function printedTable(rows: readonly (readonly string[])[], group = 100): string {
  const printed: string[] = [];
  for (let first = 0; first < rows.length; first += group) {
    const own = rows.slice(first, first + group);
    const columns = Math.max(...own.map((row) => row.length));
    const widths = Array.from({ length: columns }, (_, column) =>
      Math.max(6, ...own.map((row) => [...(row[column] ?? '')].length + 3)),
    );
    for (const row of own)
      printed.push(
        row
          .map((cell, column) => (column === row.length - 1 ? cell : cell.padEnd(widths[column] ?? 0)))
          .join(''),
      );
  }
  return `${printed.join('\n')}\n`;
}
