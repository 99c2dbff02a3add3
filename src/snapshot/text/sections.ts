import { DATA } from './describe/description.ts';
import { readErrorLine } from './error-line.ts';
import { isCommandLine } from './kubectl-command.ts';
import { readTableHeader, type TableHeader } from './table-layout.ts';

/** A part of a text, by indexes of its lines; `end` is the first line behind it. */
export type Section =
  | { readonly kind: 'command'; readonly line: string }
  | { readonly kind: 'description'; readonly first: number; readonly end: number }
  | { readonly kind: 'table'; readonly header: TableHeader; readonly first: number; readonly end: number }
  /** Neither. */
  | { readonly kind: 'line'; readonly index: number };

/** Cuts a text into what stands in it, one after another. Empty lines and Markdown's fences are left out. */
export function* sections(lines: readonly string[]): Generator<Section> {
  let index = 0;
  while (index < lines.length) {
    const line = lines[index] ?? '';
    const section = isBetween(line) ? null : sectionAt(lines, index);
    if (section !== null) yield section;
    index = section !== null && 'end' in section ? section.end : index + 1;
  }
}

function sectionAt(lines: readonly string[], index: number): Section {
  const line = lines[index] ?? '';
  if (isCommandLine(line)) return { kind: 'command', line };
  if (isDescriptionStart(lines, index))
    return { kind: 'description', first: index, end: endOfDescriptions(lines, index + 1) };
  const header = readTableHeader(line);
  if (header === null) return { kind: 'line', index };
  return { kind: 'table', header, first: index + 1, end: endOfTable(lines, index + 1) };
}

function isBetween(line: string): boolean {
  return line.trim() === '' || line.startsWith('```');
}

/** `Name:` at the left margin, first in the file or after a line that is empty or a command. */
function isDescriptionStart(lines: readonly string[], index: number): boolean {
  if (!/^Name: {2,}\S/.test(lines[index] ?? '')) return false;
  const before = lines[index - 1] ?? '';
  return isBetween(before) || isCommandLine(before) || readErrorLine(before) !== null;
}

/** A table ends where a line is empty, where the next begins, or where somebody types again. */
function endOfTable(lines: readonly string[], from: number): number {
  let end = from;
  for (; end < lines.length; end++) {
    const line = lines[end] ?? '';
    if (isBetween(line) || isCommandLine(line) || readTableHeader(line) !== null) break;
  }
  return end;
}

/** Descriptions end where somebody types again: at the margin, and not in what a ConfigMap holds. */
function endOfDescriptions(lines: readonly string[], from: number): number {
  let end = from;
  let inData = false;
  for (; end < lines.length; end++) {
    const line = lines[end] ?? '';
    if (DATA.test(line)) inData = true;
    else if (line.startsWith('Events:')) inData = false;
    if (!inData && /^\S/.test(line) && isCommandLine(line)) break;
  }
  return end;
}
