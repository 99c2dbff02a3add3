import type { RootContent } from 'mdast';
import { groupBy } from '../../model/grouping.ts';
import type { LedgerFile, LedgerProblem } from '../../model/ledger.ts';
import { counted } from '../format/numbers.ts';
import { shortPath } from '../format/short-path.ts';
import { bullets, heading, paragraph } from '../markdown/blocks.ts';
import { code, type Inline } from '../markdown/inline.ts';

const MOST_GROUPS = 40;
const LONGEST_PATH = 106;
const LEVELS: readonly LedgerProblem['level'][] = ['error', 'warning', 'note'];

/** What there is to say of single files, the worst first; files of which the same is said share a line. */
export function fileRemarks(files: readonly LedgerFile[]): readonly RootContent[] {
  const remarked = files.filter(({ problems }) => problems.length > 0);
  const alike = [...groupBy(remarked, ({ problems }) => JSON.stringify(problems)).values()];
  const groups = alike.toSorted((a, b) => rank(a) - rank(b));
  const hidden = groups.slice(MOST_GROUPS).flat().length;
  if (groups.length === 0) return [];
  return [
    heading(3, 'Remarks on files'),
    bullets(groups.slice(0, MOST_GROUPS).map(groupLine)),
    ...(hidden === 0 ? [] : [paragraph(`${counted(hidden, 'more file')} with remarks: see the ledger.`)]),
  ];
}

function rank([file]: readonly LedgerFile[]): number {
  return Math.min(...(file?.problems ?? []).map(({ level }) => LEVELS.indexOf(level)));
}

function groupLine(files: readonly LedgerFile[]): Inline {
  const [first] = files;
  if (first === undefined) return '';
  const level = LEVELS[rank(files)] ?? 'note';
  const others = files.length === 1 ? '' : ` and ${counted(files.length - 1, 'more file')}`;
  const messages = [...new Set(first.problems.map(({ message }) => message))];
  return [code(shortPath(first.path, LONGEST_PATH)), `${others} (${level}): ${messages.join('; ')}`];
}
