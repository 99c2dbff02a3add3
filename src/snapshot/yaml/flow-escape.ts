/** YAML's escape characters that are one thing in JSON. */
export const SAME_ESCAPES: ReadonlyMap<number, string> = new Map(
  [
    ['"', '\\"'],
    ['\\', '\\\\'],
    ['/', '/'],
    [' ', ' '],
    ['\t', '\\t'],
    ['0', '\\u0000'],
    ['a', '\\u0007'],
    ['b', '\\b'],
    ['t', '\\t'],
    ['n', '\\n'],
    ['v', '\\u000b'],
    ['f', '\\f'],
    ['r', '\\r'],
    ['e', '\\u001b'],
    ['N', '\\u0085'],
    ['_', '\\u00a0'],
    ['L', '\\u2028'],
    ['P', '\\u2029'],
  ].map(([character = '', json = '']) => [character.charCodeAt(0), json] as const),
);

/** `\x`, `\u` and `\U`, and how many hexadecimal digits follow them. */
export const ESCAPE_DIGITS: ReadonlyMap<number, number> = new Map([
  [0x78, 2],
  [0x75, 4],
  [0x55, 8],
]);

/** The JSON of a code point that was written as its number. */
export function escapedPoint(point: number): string {
  return String.fromCodePoint(point)
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}
