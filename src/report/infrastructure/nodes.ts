import type { Audit } from '../../analysis/audit.ts';
import type { NodeResource, NodeRow } from '../../analysis/inventory/inventory.ts';
import { groupBy } from '../../model/grouping.ts';
import { compressAddresses, compressNames } from '../../model/name-range.ts';
import { formatCpu, formatMemory } from '../../model/quantity.ts';
import type { Brief } from '../brief/schema.ts';
import { bar, counted, listed } from '../format/numbers.ts';
import { ageSince } from '../format/times.ts';
import { bullets, type Column, paragraph, table } from '../markdown/blocks.ts';
import { code, type Inline, strong } from '../markdown/inline.ts';
import { markdown } from '../markdown/serialize.ts';

/** What the nodes are, then how each one does. */
export function nodes(audit: Audit, brief: Brief): string {
  const rows = audit.inventory.nodes;
  return markdown(
    bullets(configuration(rows, audit.now, brief)),
    table(COLUMNS, rows.map(nodeCells)),
    paragraph(measured(rows)),
    bullets(observations(rows)),
  );
}

const COLUMNS: readonly Column[] = [
  { title: 'Node' },
  { title: 'Status' },
  { title: 'CPU', align: 'right' },
  { title: 'CPU %', align: 'right' },
  { title: 'Memory', align: 'right' },
  { title: 'Memory %' },
  { title: 'Pods', align: 'right' },
];

function nodeCells(row: NodeRow): readonly Inline[] {
  const trouble = row.troubles.length === 0 ? '' : ` (${row.troubles.join(', ')})`;
  const sound = row.ready && row.troubles.length === 0;
  return [
    code(row.name),
    `${sound ? '✅' : row.ready ? '⚠️' : '❌'} ${row.status}${trouble}`,
    row.cpu.used === null ? 'n/a' : formatCpu(row.cpu.used),
    row.cpu.usedPercent === null ? 'n/a' : `${row.cpu.usedPercent}%`,
    row.memory.used === null ? 'n/a' : formatMemory(row.memory.used),
    row.memory.usedPercent === null ? 'n/a' : `${bar(row.memory.usedPercent)} ${row.memory.usedPercent}%`,
    row.pods.allocatable === null ? String(row.pods.running) : `${row.pods.running}/${row.pods.allocatable}`,
  ];
}

function measured(rows: readonly NodeRow[]): string {
  const without = rows.filter(({ cpu }) => cpu.used === null).length;
  if (without === rows.length) return 'Usage was not captured: "kubectl top nodes".';
  return `CPU and memory as "kubectl top nodes" printed them; percentages are of allocatable, cut to whole numbers as kubectl cuts them.${without > 0 ? ` ${counted(without, 'node')} had no metrics.` : ''}`;
}

/** Equal facts once; where nodes differ, each value with its nodes. */
function configuration(rows: readonly NodeRow[], now: number, brief: Brief): readonly Inline[] {
  const facts: readonly (readonly [string, (row: NodeRow) => string | null])[] = [
    ['Roles', (row) => (row.roles.length === 0 ? 'worker' : row.roles.join(', '))],
    ['OS', (row) => row.osImage],
    ['Kernel', (row) => row.kernelVersion],
    ['Architecture', (row) => row.architecture],
    ['Kubelet', (row) => row.version],
    ['Runtime', (row) => row.containerRuntime],
    ['Allocatable', (row) => allocatable(row)],
    ['Age', (row) => (row.createdAt === null ? null : ageSince(now, row.createdAt))],
  ];
  const stated = rows.flatMap((row): readonly Inline[] =>
    brief.nodes[row.name] === undefined
      ? []
      : [[code(row.name), ` is ${brief.nodes[row.name]} (stated by the auditor)`]],
  );
  return [
    [strong('Addresses:'), ` ${compressAddresses(rows.flatMap(({ internalIP }) => internalIP ?? []))}`],
    ...facts.flatMap(([label, value]) => factLine(label, rows, value)),
    ...stated,
  ];
}

function factLine(
  label: string,
  rows: readonly NodeRow[],
  value: (row: NodeRow) => string | null,
): readonly Inline[] {
  const groups = groupBy(rows, (row) => value(row) ?? '');
  const known = [...groups].filter(([text]) => text !== '');
  if (known.length === 0) return [];
  if (known.length === 1 && groups.size === 1) return [[strong(`${label}:`), ` ${known[0]?.[0] ?? ''}`]];
  const parts = known
    .slice(0, 8)
    .map(([text, own]) => `${text} (${compressNames(own.map(({ name }) => name))})`);
  return [
    [strong(`${label}:`), ` ${parts.join('; ')}${known.length > 8 ? ` and ${known.length - 8} more` : ''}`],
  ];
}

function allocatable({ cpu, memory }: NodeRow): string | null {
  if (cpu.allocatable === null || memory.allocatable === null) return null;
  return `${cpu.allocatable} cores, ${formatMemory(memory.allocatable)} memory`;
}

function observations(rows: readonly NodeRow[]): readonly Inline[] {
  const notReady = rows.filter(({ ready }) => !ready);
  return [
    notReady.length === 0
      ? `All ${counted(rows.length, 'node')} are Ready.`
      : `${notReady.length} of ${counted(rows.length, 'node')} not Ready: ${listed(notReady.map(({ name }) => name))}.`,
    ...usageRange('CPU', rows, ({ cpu }) => cpu),
    ...usageRange('Memory', rows, ({ memory }) => memory),
  ];
}

function usageRange(
  label: string,
  rows: readonly NodeRow[],
  of: (row: NodeRow) => NodeResource,
): readonly Inline[] {
  const percents = rows.flatMap((row) => of(row).usedPercent ?? []);
  const peak = rows.toSorted(
    (a, b) =>
      (of(b).usedPercent ?? -1) - (of(a).usedPercent ?? -1) || (of(b).used ?? -1) - (of(a).used ?? -1),
  )[0];
  if (percents.length === 0 || peak === undefined) return [];
  const [low, high] = [Math.min(...percents), Math.max(...percents)];
  return [`${label} usage ${low === high ? `${low}%` : `${low}% to ${high}%`}; highest on ${peak.name}.`];
}
