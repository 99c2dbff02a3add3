import type { Audit } from '../../analysis/audit.ts';
import type { GitopsRow } from '../../analysis/inventory/gitops-rows.ts';
import { excerpt } from '../../rules/excerpt.ts';
import { counted, fraction } from '../format/numbers.ts';
import { paragraph, table } from '../markdown/blocks.ts';
import { code, type Inline } from '../markdown/inline.ts';
import { markdown } from '../markdown/serialize.ts';

const MOST_ROWS = 100;
const MOST_OF_REASON = 240;

/** Whether the cluster follows its repository: one row an object of Flux or Argo CD; '' where none was captured. */
export function gitops({ inventory }: Audit): string {
  const rows = inventory.gitops;
  if (rows.length === 0) return '';
  const { ready, judged } = gitopsReady(rows);
  const sorted = [...rows.filter(isOff), ...rows.filter((row) => !isOff(row))];
  return markdown(
    ...(judged === 0 ? [] : [paragraph(`Ready: ${fraction(ready, judged)}.`)]),
    table(
      [{ title: 'Kind' }, { title: 'Object' }, { title: 'State' }, { title: 'Revision' }],
      sorted.slice(0, MOST_ROWS).map(cells),
    ),
    ...(sorted.length > MOST_ROWS
      ? [paragraph(`${counted(sorted.length - MOST_ROWS, 'more object')}: see the JSON audit.`)]
      : []),
  );
}

function isOff({ ready, behind, suspended }: GitopsRow): boolean {
  return !suspended && (ready === false || behind);
}

/** Suspended ones and those that do not say are not judged. */
export function gitopsReady(rows: readonly GitopsRow[]): { readonly ready: number; readonly judged: number } {
  const judged = rows.filter((row) => row.ready !== null && !row.suspended);
  return { ready: judged.filter((row) => row.ready === true && !row.behind).length, judged: judged.length };
}

function cells(row: GitopsRow): readonly Inline[] {
  const { kind, namespace, name, revision } = row;
  return [
    kind,
    code(namespace === '' ? name : `${namespace}/${name}`),
    stateText(row),
    revision === null ? '' : code(revision, 60),
  ];
}

function stateText({ ready, reason, behind, suspended }: GitopsRow): string {
  if (suspended) return 'suspended';
  if (ready === false) return `❌ not ready${reason === null ? '' : `: ${excerpt(reason, MOST_OF_REASON)}`}`;
  if (behind) return '⚠️ behind its source';
  return ready === true ? '✅ ready' : 'does not say';
}
