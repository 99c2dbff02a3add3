import type { Audit } from '../../analysis/audit.ts';
import type { NamespaceRow } from '../../analysis/inventory/inventory.ts';
import { kubectlAge } from '../../model/human-duration.ts';
import type { Brief } from '../brief/schema.ts';
import { statedOf } from '../brief/stated-of.ts';
import { counted } from '../format/numbers.ts';
import { capitalized } from '../format/severities.ts';
import { type Column, paragraph, table } from '../markdown/blocks.ts';
import { code, type Inline, strong } from '../markdown/inline.ts';
import { markdown } from '../markdown/serialize.ts';
import { countedFigure, figure } from '../numbers/figure.ts';
import { gapText, isRead } from '../sources.ts';

/** Those with a problem first where not all are listed. */
const MOST_NAMESPACES = 300;

const AGE: Column = { title: 'Age', align: 'right' };

/** Every namespace with its pods and how many of them have a problem. */
export function namespaces(audit: Audit, brief: Brief): string {
  const rows = audit.inventory.namespaces;
  const purposes = Object.keys(brief.namespaces).length > 0;
  const ages = rows.some(({ createdAt }) => createdAt !== null);
  const columns: readonly Column[] = [
    { title: 'Namespace' },
    ...(purposes ? [{ title: 'Purpose (stated by the auditor)' }] : []),
    { title: 'Pods', align: 'right' },
    { title: 'Problems', align: 'right' },
    { title: 'Workloads', align: 'right' },
    ...(ages ? [AGE] : []),
    { title: 'Status' },
  ];
  const hasTrouble = ({ pods }: NamespaceRow) => (pods?.problems ?? 0) > 0;
  const urgent = new Set(
    [...rows.filter(hasTrouble), ...rows.filter((row) => !hasTrouble(row))].slice(0, MOST_NAMESPACES),
  );
  const shown = rows.filter((row) => urgent.has(row));
  const cells = shown.map((row): readonly Inline[] => [
    row.isNew ? [strong(code(row.name)), ' (NEW)'] : code(row.name),
    ...(purposes ? [statedOf(brief.namespaces, row.name) ?? ''] : []),
    row.pods === null ? 'n/a' : String(row.pods.total),
    row.pods === null ? 'n/a' : String(row.pods.problems),
    String(row.workloads),
    ...(ages ? [kubectlAge(audit.now, row.createdAt)] : []),
    status(row),
  ]);
  const rest = rows.length - shown.length;
  return markdown(
    paragraph(introduction(audit)),
    table(columns, cells),
    ...(rest === 0 ? [] : [paragraph(`${counted(rest, 'more namespace')}: see the JSON audit.`)]),
  );
}

function introduction(audit: Audit): string {
  const rows = audit.inventory.namespaces;
  const affected = rows.filter(({ pods }) => (pods?.problems ?? 0) > 0).length;
  const judged = rows.some(({ pods }) => pods !== null)
    ? `, ${affected === 0 ? 'none' : figure('namespaces with problem pods', affected)} with problem pods`
    : '';
  const others = isRead(audit, 'namespaces')
    ? ''
    : ` ${capitalized(gapText(audit, 'namespaces'))}: these are the ones that captured objects live in, and there may be more.`;
  const ages = audit.now === 0 ? ' Ages are left out: the capture time is not known.' : '';
  return `${countedFigure('namespaces', rows.length, 'namespace')}${judged}.${others}${ages}`;
}

function status({ phase, pods }: NamespaceRow): string {
  if (phase !== null && phase !== 'Active') return `❌ ${phase}`;
  if (pods === null) return 'not evaluated';
  if (pods.total === 0) return 'no pods';
  if (pods.problems === 0) return '✅ no problem pods';
  if (pods.problems === pods.total)
    return pods.total === 1 ? '❌ its one pod has a problem' : `❌ all ${pods.total} pods have a problem`;
  return `⚠️ ${pods.problems} of ${pods.total} pods ${pods.problems === 1 ? 'has' : 'have'} a problem`;
}
