/** Longer lines are cut: no row of a table and no line of a description is. */
const LONGEST = 16 * 1024;
// Colours and cursor movements, window titles, and what is left of either when it was cut.
const ESCAPES = /\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b/g;
// Controls, zero-width and bidirectional characters.
const INVISIBLE = /[\0-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;
const SUSPECT = /[\0-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/;

/** The lines of what a terminal showed: no line ends, colours or characters that nobody sees; tabs as blanks. */
export function cleanLines(text: string): readonly string[] {
  return text.split('\n').map((raw) => {
    const line = raw.length > LONGEST ? raw.slice(0, LONGEST) : raw;
    const seen = SUSPECT.test(line) ? line.replace(ESCAPES, '').replace(INVISIBLE, '') : line;
    return (seen.includes('\t') ? seen.replaceAll('\t', '  ') : seen).trimEnd();
  });
}
