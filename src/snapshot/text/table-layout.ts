/** A line cut where two or more blanks stand, with where each piece begins. */
interface Piece {
  readonly start: number;
  readonly text: string;
}

/** The columns a header names, and where they begin. */
export interface TableHeader {
  readonly names: readonly string[];
  readonly starts: readonly number[];
}

/** `null` unless the line is one of kubectl's headers: names in capitals, three blanks or more between them. */
export function readTableHeader(line: string): TableHeader | null {
  if (!FIRST.test(line)) return null;
  const found = pieces(line);
  if (found.length < 2 || found.length > MOST_COLUMNS || !found.every(({ text }) => NAME.test(text)))
    return null;
  return { names: found.map(({ text }) => text), starts: found.map(({ start }) => start) };
}

const FIRST = /^ {0,12}(?:NAMESPACE {2,}|NAME {2,}|LAST SEEN {2,}|LASTSEEN {2,}|FIRST SEEN {2,})[A-Z]/;
/** `PORT(S)`, `%CPU`; label columns bear a label's last part. */
const NAME = /^[A-Z0-9%][A-Z0-9()/%:._ -]{0,80}$/;
const MOST_COLUMNS = 64;

/**
 * Cuts the rows of one table into cells, as many as the header has. kubectl aligns columns anew every hundred rows, so
 * where the header's places do not fit, those of the rows around do: of a row that has all its cells.
 */
export function createRowReader(
  { names, starts }: TableHeader,
  lines: readonly string[],
): (index: number) => readonly string[] | null {
  let places = starts;
  /** No row before this one has all its cells. */
  let sparseUntil = 0;
  const message = names.indexOf('MESSAGE');
  return (index) => {
    const line = lines[index] ?? '';
    const fitting = cellsAt(line, places);
    if (fitting !== null) return fitting;
    const found = pieces(line);
    if (found.length === names.length) {
      places = found.map(({ start }) => start);
      return found.map(({ text }) => text);
    }
    if (message >= 0 && found.length > names.length) return aroundMessage(found, message, names.length);
    if (index < sparseUntil) return null;
    const ahead = placesAhead(lines, index, names.length);
    if (ahead === null) sparseUntil = index + GROUP;
    const moved = ahead === null ? null : cellsAt(line, ahead);
    if (moved !== null && ahead !== null) places = ahead;
    return moved;
  };
}

/** The cells at these places; `null` when a cell begins elsewhere. */
function cellsAt(line: string, places: readonly number[]): readonly string[] | null {
  const last = places.at(-1) ?? 0;
  const known = new Set(places);
  for (const place of places) if (place > 0 && place < line.length && line[place - 1] !== ' ') return null;
  for (const { start } of pieces(line, last)) if (start < last && !known.has(start)) return null;
  return places.map((place, column) => line.slice(place, places[column + 1] ?? line.length).trim());
}

/** Cells are at most a few words; free text is the message's, and may hold gaps of its own. */
function aroundMessage(found: readonly Piece[], message: number, columns: number): readonly string[] {
  const after = columns - message - 1;
  const texts = found.map(({ text }) => text);
  const middle = texts.slice(message, texts.length - after).join(' ');
  return [...texts.slice(0, message), middle, ...(after === 0 ? [] : texts.slice(-after))];
}

/** kubectl writes so many rows with the same places. */
const GROUP = 100;

function placesAhead(lines: readonly string[], index: number, columns: number): readonly number[] | null {
  for (const line of lines.slice(index + 1, index + GROUP)) {
    if (line === '') return null;
    const found = pieces(line);
    if (found.length === columns) return found.map(({ start }) => start);
  }
  return null;
}

/** No more than what begins before `until`. */
function pieces(line: string, until = Number.POSITIVE_INFINITY): readonly Piece[] {
  const found: Piece[] = [];
  let at = 0;
  while (at < line.length && at < until && found.length <= MOST_COLUMNS) {
    while (line[at] === ' ') at += 1;
    if (at >= line.length) break;
    const gap = line.indexOf('  ', at);
    const end = gap < 0 ? line.length : gap;
    found.push({ start: at, text: line.slice(at, end) });
    at = end;
  }
  return found;
}
