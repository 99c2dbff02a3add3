import type { RootContent } from 'mdast';
import type { Audit } from '../../analysis/audit.ts';
import type { NodeResource, NodeRow } from '../../analysis/inventory/inventory.ts';
import { groupBy } from '../../model/grouping.ts';
import { compressAddresses, compressNames } from '../../model/name-range.ts';
import { formatCpu, formatMemory } from '../../model/quantity.ts';
import type { Brief } from '../brief/schema.ts';
import { statedOf } from '../brief/stated-of.ts';
import { bar, counted } from '../format/numbers.ts';
import { firstOf } from '../format/objects.ts';
import { ageSince } from '../format/times.ts';
import { bullets, type Column, paragraph, table } from '../markdown/blocks.ts';
import { code, type Inline, strong } from '../markdown/inline.ts';
import { markdown } from '../markdown/serialize.ts';
import { figure } from '../numbers/figure.ts';
import { gapText, isRead, sourceState } from '../sources.ts';
import { DEFAULT_STYLE, type PageStyle } from '../style/page-style.ts';

/** What the nodes are, then how each one does. */
export function nodes(audit: Audit, brief: Brief, style: PageStyle = DEFAULT_STYLE): string {
  const rows = audit.inventory.nodes;
  return markdown(
    bullets(configuration(rows, audit.now, brief, style)),
    nodeTable(audit),
    ...(rows.length > MOST_NODES
      ? [paragraph(`${counted(rows.length - MOST_NODES, 'more node')}: see the JSON audit.`)]
      : []),
    paragraph(measured(audit)),
    bullets(observations(rows, sourceState(audit, 'nodes') === 'partial')),
  );
}

const MOST_NODES = 300;
const MOST_NAMED = 10;
const MOST_GROUPS = 8;

const USAGE: readonly Column[] = [
  { title: 'CPU', align: 'right' },
  { title: 'CPU %', align: 'right' },
  { title: 'Memory', align: 'right' },
  { title: 'Memory %' },
];

/** Those with a problem first where not all are listed; usage only where somebody measured it. */
function nodeTable(audit: Audit): RootContent {
  const all = audit.inventory.nodes;
  const isSound = ({ ready, troubles }: NodeRow) => ready && troubles.length === 0;
  const urgent = new Set(
    [...all.filter((row) => !isSound(row)), ...all.filter(isSound)].slice(0, MOST_NODES),
  );
  const withUsage = all.some(isMeasured);
  // Tables of pods show their nodes only with -o wide.
  const withPods =
    isRead(audit, 'pods') &&
    (sourceState(audit, 'pods') !== 'from text' || all.some(({ pods }) => pods.running > 0));
  return table(
    [
      { title: 'Node' },
      { title: 'Status' },
      ...(withUsage ? USAGE : []),
      ...(withPods ? [audit.capacity.pods === null ? SOME_PODS : PODS] : []),
    ],
    all
      .filter((row) => urgent.has(row))
      .map((row) => [
        ...statusCells(row),
        ...(withUsage ? usageCells(row) : []),
        ...(withPods ? [podCell(row)] : []),
      ]),
  );
}

const PODS: Column = { title: 'Pods', align: 'right' };
/** Of some namespaces only. */
const SOME_PODS: Column = { title: 'Captured pods', align: 'right' };

function isMeasured({ cpu, memory }: NodeRow): boolean {
  return cpu.used !== null || memory.used !== null;
}

function statusCells(row: NodeRow): readonly Inline[] {
  const trouble = row.troubles.length === 0 ? '' : ` (${row.troubles.join(', ')})`;
  const sound = row.ready && row.troubles.length === 0;
  return [code(row.name), `${sound ? '✅' : row.ready ? '⚠️' : '❌'} ${row.status}${trouble}`];
}

function usageCells(row: NodeRow): readonly Inline[] {
  return [
    row.cpu.used === null ? 'n/a' : formatCpu(row.cpu.used),
    row.cpu.usedPercent === null ? 'n/a' : `${row.cpu.usedPercent}%`,
    row.memory.used === null ? 'n/a' : formatMemory(row.memory.used),
    row.memory.usedPercent === null ? 'n/a' : `${bar(row.memory.usedPercent)} ${row.memory.usedPercent}%`,
  ];
}

function podCell({ pods }: NodeRow): string {
  return pods.allocatable === null ? String(pods.running) : `${pods.running}/${pods.allocatable}`;
}

function measured(audit: Audit): string {
  const rows = audit.inventory.nodes;
  const without = rows.filter((row) => !isMeasured(row)).length;
  if (without === rows.length)
    return isRead(audit, 'nodeMetrics')
      ? 'CPU and memory in use were not evaluated: what "kubectl top nodes" printed names none of these nodes.'
      : `CPU and memory in use were not evaluated: ${gapText(audit, 'nodeMetrics')}.`;
  return `CPU and memory as "kubectl top nodes" printed them; percentages are of allocatable, cut to whole numbers as kubectl cuts them.${without > 0 ? ` ${counted(without, 'node')} had no metrics.` : ''}`;
}

/** Equal facts once; where nodes differ, each value with its nodes. */
function configuration(
  rows: readonly NodeRow[],
  now: number,
  brief: Brief,
  style: PageStyle,
): readonly Inline[] {
  const facts: readonly (readonly [string, (row: NodeRow) => string | null])[] = [
    ['Roles', rolesOf],
    ['OS', (row) => row.osImage],
    ['Kernel', (row) => row.kernelVersion],
    ['Architecture', (row) => row.architecture],
    ['Kubelet', (row) => row.version],
    ['Runtime', (row) => row.containerRuntime],
    ['Allocatable', (row) => allocatable(row)],
    ['Age', (row) => (row.createdAt === null ? null : ageSince(now, row.createdAt, style))],
  ];
  const stated = rows.flatMap(({ name }): readonly Inline[] => {
    const alias = statedOf(brief.nodes, name);
    return alias === undefined ? [] : [[code(name), ` is ${alias} (stated by the auditor)`]];
  });
  return [
    ...addressLine(rows),
    ...facts.flatMap(([label, value]) => factLine(label, rows, value)),
    ...stated,
  ];
}

function rolesOf({ roles }: NodeRow): string {
  return roles.length === 0 ? 'worker' : roles.join(', ');
}

/** Those of nodes with the same roles together: whoever looks for the API server need not guess its address. */
function addressLine(rows: readonly NodeRow[]): readonly Inline[] {
  const known = rows.filter(({ internalIP }) => internalIP !== null);
  const groups = [...groupBy(known, rolesOf)];
  if (groups.length === 0) return [];
  const parts = groups.slice(0, MOST_GROUPS).map(([roles, own]) => {
    const addresses = compressAddresses(own.flatMap(({ internalIP }) => internalIP ?? []));
    return groups.length === 1 ? addresses : `${addresses} (${roles})`;
  });
  const rest = groups.length > MOST_GROUPS ? ` and ${groups.length - MOST_GROUPS} more` : '';
  return [[strong('Addresses:'), ` ${parts.join('; ')}${rest}`]];
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
    .slice(0, MOST_GROUPS)
    .map(([text, own]) => `${text} (${compressNames(own.map(({ name }) => name))})`);
  return [
    [
      strong(`${label}:`),
      ` ${parts.join('; ')}${known.length > MOST_GROUPS ? ` and ${known.length - MOST_GROUPS} more` : ''}`,
    ],
  ];
}

function allocatable({ cpu, memory }: NodeRow): string | null {
  if (cpu.allocatable === null || memory.allocatable === null) return null;
  return `${cpu.allocatable} cores, ${formatMemory(memory.allocatable)} memory`;
}

function observations(rows: readonly NodeRow[], inPart: boolean): readonly Inline[] {
  const nodes = inPart ? 'captured node' : 'node';
  const notReady = rows.filter(({ ready }) => !ready);
  const pressed = rows.filter(({ troubles }) => troubles.length > 0).length;
  const names = firstOf(
    notReady.map(({ name }) => code(name)),
    MOST_NAMED,
    'nodes',
  );
  return [
    notReady.length === 0
      ? `${rows.length === 1 ? `The ${nodes} is` : `All ${figure('nodes', rows.length)} ${nodes}s are`} Ready${pressed === 0 ? '' : `, ${pressed} under pressure`}.`
      : [
          `${notReady.length} of ${counted(rows.length, nodes)} ${notReady.length === 1 ? 'is' : 'are'} not Ready: `,
          names,
          '.',
        ],
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
  return [
    [`${label} usage ${low === high ? `${low}%` : `${low}% to ${high}%`}; highest on `, code(peak.name), '.'],
  ];
}
