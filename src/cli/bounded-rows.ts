/** A terminal is read by people; `-o json` has all of it. */
const MOST_ROWS = 60;

/** The first rows, and in the first cell how many more there are. */
export function bounded(rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const rest = rows.length - MOST_ROWS;
  return rest <= 0 ? rows : [...rows.slice(0, MOST_ROWS), [`... ${rest} more, see -o json`]];
}
