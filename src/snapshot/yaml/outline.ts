import { readErrorLine } from '../text/error-line.ts';
import { isTerminalResidue } from '../text/terminal-residue.ts';

/** What a line at the left margin means for the outline of a file. */
export type Margin =
  /** A space, a tab, or nothing. */
  | 'indented'
  | 'start'
  | 'end'
  | 'directive'
  | 'dash'
  | 'comment'
  | 'key'
  /** A node that fills the whole document: flow, quoted, tagged, a block scalar. */
  | 'node'
  | 'text';

const SPACE = 0x20;
const NEWLINE = 0x0a;

/** Reads the first bytes of the line from `start` to `stop`, its line end not included. */
export function marginOf(bytes: Uint8Array, start: number, stop: number): Margin {
  const first = start < stop ? bytes[start] : NEWLINE;
  switch (first) {
    case SPACE:
    case NEWLINE:
    case 0x09:
    case 0x0d:
      return 'indented';
    case 0x23:
      return 'comment';
    case 0x25:
      return 'directive';
    case 0x2d:
      if (isMarker(bytes, start, stop, 0x2d)) return 'start';
      return isDash(bytes, start, stop) ? 'dash' : keyOrNot(bytes, start, stop);
    case 0x2e:
      if (isMarker(bytes, start, stop, 0x2e)) return 'end';
      return keyOrNot(bytes, start, stop);
    case 0x5b:
    case 0x7b:
      return 'node';
    default:
      return keyOrNot(bytes, start, stop);
  }
}

/** Spaces at the start of a line, or -1 for a blank one. */
export function indentOf(bytes: Uint8Array, start: number, stop: number): number {
  let at = start;
  while (at < stop && bytes[at] === SPACE) at++;
  return at === stop || bytes[at] === 0x0d ? -1 : at - start;
}

export function isDash(bytes: Uint8Array, start: number, stop: number): boolean {
  return bytes[start] === 0x2d && endsToken(bytes, start + 1, stop);
}

/** The text before the colon of a line that is a key. */
export function keyOf(bytes: Buffer, start: number, stop: number): string {
  return bytes.toString('utf8', start, Math.min(keyEnd(bytes, start, stop), start + LONGEST_KEY));
}

/** Whether nothing follows the key of a line. */
export function opensBlock(bytes: Uint8Array, start: number, stop: number): boolean {
  let at = keyEnd(bytes, start, stop) + 1;
  while (at < stop && (bytes[at] === SPACE || bytes[at] === 0x0d)) at++;
  return at === stop;
}

/** Whether from an index on a line holds spaces or a comment only. */
export function saysNothing(bytes: Uint8Array, start: number, stop: number): boolean {
  let at = start;
  while (at < stop && (bytes[at] === SPACE || bytes[at] === 0x09 || bytes[at] === 0x0d)) at++;
  return at >= stop || bytes[at] === 0x23;
}

/** A line of kubectl's stderr, caught by `2>&1`, or of the terminal; most lines are cleared by their first letter. */
export function noiseIn(bytes: Buffer, start: number, stop: number): string | null {
  const first = bytes[start] ?? 0;
  const letter = first | 0x20;
  if (!SURROUNDINGS.includes(first) && (letter < 0x61 || letter > 0x7a)) return null;
  const line = bytes.toString('utf8', start, Math.min(stop, start + LONGEST_NOISE));
  if (ONE_WORD.test(line)) return null;
  return readErrorLine(line) === null && !isTerminalResidue(line) ? null : line;
}

function keyOrNot(bytes: Uint8Array, start: number, stop: number): Margin {
  if (keyEnd(bytes, start, stop) >= 0) return 'key';
  return NODE_STARTS.includes(bytes[start] ?? 0) ? 'node' : 'text';
}

function isMarker(bytes: Uint8Array, start: number, stop: number, byte: number): boolean {
  return (
    bytes[start + 1] === byte &&
    bytes[start + 2] === byte &&
    start + 3 <= stop &&
    endsToken(bytes, start + 3, stop)
  );
}

function endsToken(bytes: Uint8Array, at: number, stop: number): boolean {
  const byte = bytes[at];
  return at >= stop || byte === SPACE || byte === 0x09 || byte === 0x0d;
}

function keyEnd(bytes: Uint8Array, start: number, stop: number): number {
  for (let at = start; at < stop; at++) if (bytes[at] === 0x3a && endsToken(bytes, at + 1, stop)) return at;
  return -1;
}

/** A key, and one word or nothing for its value; of what is noise only `error: …` may be as short. */
const ONE_WORD = /^(?!error:)[a-z]\w*:(?: [\w./-]*)?$/;
const NODE_STARTS = Buffer.from('"\'|>!&*?');
const LONGEST_KEY = 256;
const LONGEST_NOISE = 2000;
/** Of prompts, of the fences of Markdown, and the escape of terminal colours. */
const SURROUNDINGS = Buffer.from('\x1b`~[($#%>');
