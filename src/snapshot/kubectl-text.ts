import { isKindName } from '../model/kinds.ts';
import type { IntakeOptions } from './intake.ts';
import type { FileEntry } from './ledger-book.ts';
import { noteErrorLine } from './refusal.ts';
import { readErrorLine } from './text/error-line.ts';
import { parseKubectlCommand } from './text/kubectl-command.ts';
import { readKubectlText } from './text/kubectl-text.ts';

/**
 * Takes a file of tables or descriptions. Its objects stay with the entry until the whole snapshot is read: only then
 * are the capture time, which their ages count from, and the objects captured as JSON known. `false` if it holds none.
 */
export function takeKubectlText(entry: FileEntry, text: string, { commands = {} }: IntakeOptions): boolean {
  const { source } = entry.role;
  const written = Object.hasOwn(commands, entry.path) ? (commands[entry.path] ?? '') : '';
  const found = readKubectlText(text, {
    source: source !== null && isKindName(source) ? source : null,
    command: parseKubectlCommand(written),
  });
  if (found.lists.length === 0 && entry.format !== 'kubectl text') return false;
  entry.format = found.format;
  entry.text = found;
  for (const problem of found.problems) entry.note(problem.level, problem.message);
  for (const line of found.refusals.map(readErrorLine)) if (line !== null) noteErrorLine(entry, line);
  if (found.lists.length > 0) entry.note('warning', FROM_TEXT);
  return true;
}

export const FROM_TEXT = 'from text: ages are coarse, fields are missing; capture again with -o json';
