/**
 * What redaction tools leave in place of a value.
 *
 * - `***HIDDEN***`: troubleshoot; other masks of stars, and `xxx`: crust-gather, and must-gather-clean's static ones.
 * - `REDACTED-<hash>`: ocne; `REDACTED` alone: many.
 * - `x-ipv4-0000000001-x`: must-gather-clean; equal values have equal marks.
 * - the text `null`: support-bundle-kit writes it for null and for "".
 */
const MARKS: readonly (readonly [string, RegExp])[] = [
  ['***HIDDEN***', /\*{3}HIDDEN\*{3}/],
  ['***', /\*{3,}/],
  ['REDACTED-<hash>', /\bREDACTED-[0-9a-zA-Z]+/],
  ['REDACTED', /\bREDACTED\b/],
  ['x-ipv4-<number>-x', /\bx-ipv4-\d{4,}-x\b/],
  ['x-ipv6-<number>-x', /\bx-ipv6-\d{4,}-x\b/],
  ['x-mac-<number>-x', /\bx-mac-\d{4,}-x\b/],
  ['xxx', /(?<![A-Za-z0-9_-])(?:x{3,}|xx(?::xx){5})(?![A-Za-z0-9_-])/],
];

/** Its name in the ledger. */
export const NULL_MARK = 'the text "null"';
/** Its name in the ledger; also what somebody may have called a thing. */
export const CROSSES = 'xxx';

/** One of them is in every text that holds a mark. Six bytes and less are searched for fastest. */
export const MARK_BYTES: readonly Buffer[] = ['***', 'xxx', 'xx:xx', 'REDACT', 'x-ipv', 'x-mac-'].map(
  (mark) => Buffer.from(mark),
);
export const NULL_BYTES = Buffer.from('"null"');

/** The name of the first mark in a text; `null`: there is none. */
export function markIn(text: string): string | null {
  if (text === 'null') return NULL_MARK;
  if (!ANY.test(text)) return null;
  return MARKS.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}

/** Whether there is a mark in some text around values, quotes included. */
export function hasMark(text: string): boolean {
  return ANY.test(text) || text.includes('"null"');
}

/** Whether a text is a mark and nothing else, and one that stands for any value, not for the same one each time. */
export function isBlankMark(text: string): boolean {
  return BLANK.test(text);
}

/** Stars in place of every mark: no host, and no name of anything, can be called so. */
export function starred(text: string): string {
  return text.replaceAll(EVERY, '***');
}

const ANY = new RegExp(MARKS.map(([, pattern]) => pattern.source).join('|'));
const EVERY = new RegExp(ANY.source, 'g');
const BLANK = /^(?:\*{3,}(?:[A-Z]+\*{3,})?|[[<]?REDACTED[\]>]?|x{3,}|x{2,4}(?:[.:]x{2,4})+|null)$/;
