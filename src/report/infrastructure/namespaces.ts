import type { Audit } from '../../analysis/audit.ts';
import type { NamespaceRow } from '../../analysis/inventory/inventory.ts';
import { kubectlAge } from '../../model/human-duration.ts';
import type { Brief } from '../brief/schema.ts';
import { counted } from '../format/numbers.ts';
import { type Column, paragraph, table } from '../markdown/blocks.ts';
import { code, type Inline, strong } from '../markdown/inline.ts';
import { markdown } from '../markdown/serialize.ts';

/** Every namespace with its pods and how many of them have a problem. */
export function namespaces(audit: Audit, brief: Brief): string {
  const rows = audit.inventory.namespaces;
  const affected = rows.filter(({ pods }) => (pods?.problems ?? 0) > 0).length;
  const purposes = Object.keys(brief.namespaces).length > 0;
  const columns: readonly Column[] = [
    { title: 'Namespace' },
    ...(purposes ? [{ title: 'Purpose' }] : []),
    { title: 'Pods', align: 'right' },
    { title: 'Problems', align: 'right' },
    { title: 'Workloads', align: 'right' },
    { title: 'Age', align: 'right' },
    { title: 'Status' },
  ];
  const cells = rows.map((row): readonly Inline[] => [
    row.isNew ? [strong(code(row.name)), ' (NEW)'] : code(row.name),
    ...(purposes ? [brief.namespaces[row.name] ?? ''] : []),
    row.pods === null ? 'n/a' : String(row.pods.total),
    row.pods === null ? 'n/a' : String(row.pods.problems),
    String(row.workloads),
    kubectlAge(audit.now, row.createdAt),
    status(row),
  ]);
  return markdown(
    paragraph(
      `${counted(rows.length, 'namespace')}, ${counted(affected, 'namespace')} with problem pods.${audit.now === 0 ? ' Ages are left out: the capture time is not known.' : ''}`,
    ),
    table(columns, cells),
  );
}

function status({ phase, pods }: NamespaceRow): string {
  if (phase !== null && phase !== 'Active') return `❌ ${phase}`;
  if (pods === null) return 'not evaluated';
  if (pods.total === 0) return 'no pods';
  if (pods.problems === 0) return '✅ no problem pods';
  return pods.problems === pods.total
    ? '❌ every pod has a problem'
    : `⚠️ ${pods.problems} of ${pods.total} pods have a problem`;
}
