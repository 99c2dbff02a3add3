import type { RootContent } from 'mdast';
import type { Audit } from '../../analysis/audit.ts';
import type { NodeResource, NodeRow } from '../../analysis/inventory/inventory.ts';
import { formatBytes, formatCores, formatCpu, formatMemory } from '../../model/quantity.ts';
import type { Brief } from '../brief/schema.ts';
import { statedOf } from '../brief/stated-of.ts';
import type { Dossier } from '../dossier.ts';
import { counted } from '../format/numbers.ts';
import { paragraph, table } from '../markdown/blocks.ts';
import { code } from '../markdown/inline.ts';
import { markdown } from '../markdown/serialize.ts';
import { gapText, isRead } from '../sources.ts';

/** Percent of allocatable from which there is little room for a rolling update or the pods of another node. */
export const HIGH_USE = 80;
/** Percent: the kubelet's default `imageGCHighThresholdPercent`, from which it deletes images that nothing uses. */
export const FULL_DISK = 85;

const MOST_NODES = 50;

/** How each node does: what it is, its pressures, and what is in use of what; never more than was captured. */
export function nodeHealth(dossier: Dossier): string {
  const { audit, brief } = dossier;
  const rows = audit.inventory.nodes;
  if (rows.length === 0)
    return isRead(audit, 'nodes')
      ? 'The capture of nodes is empty: nothing is said about them.'
      : `Nodes were not evaluated: ${gapText(audit, 'nodes')}.`;
  const shown = [...rows.filter((row) => !isSound(row)), ...rows.filter(isSound)].slice(0, MOST_NODES);
  const hasDisks = shown.some(({ name }) => statedOf(brief.measurements.disks, name) !== undefined);
  const isMeasured = shown.some(({ cpu, memory }) => cpu.used !== null || memory.used !== null);
  return markdown(
    machines(shown),
    use(shown, dossier, hasDisks),
    ...(rows.length > shown.length
      ? [paragraph(`${counted(rows.length - shown.length, 'more node')}: see the JSON audit.`)]
      : []),
    ...(isMeasured
      ? []
      : [paragraph(`CPU and memory in use were not evaluated: ${gapText(audit, 'nodeMetrics')}.`)]),
    ...(isMeasured
      ? [
          paragraph(
            `⚠️ from ${HIGH_USE} % of CPU or memory. Both are of allocatable, one sample at capture time.`,
          ),
        ]
      : []),
    ...(hasDisks
      ? [
          paragraph(
            `Disks are stated by the auditor: ⚠️ from ${FULL_DISK} %, where the kubelet begins to delete images.`,
          ),
        ]
      : []),
  );
}

function isSound({ ready, troubles }: NodeRow): boolean {
  return ready && troubles.length === 0;
}

function machines(rows: readonly NodeRow[]): RootContent {
  return table(
    [
      { title: 'Node' },
      { title: 'Status' },
      { title: 'Address' },
      { title: 'Version' },
      { title: 'OS' },
      { title: 'Kernel' },
    ],
    rows.map(({ name, ready, status, internalIP, version, osImage, kernelVersion }) => [
      code(name),
      `${ready ? '✅' : '❌'} ${status}`,
      ...[internalIP, version, osImage, kernelVersion].map((text) => text ?? 'n/a'),
    ]),
  );
}

function use(rows: readonly NodeRow[], dossier: Dossier, hasDisks: boolean): RootContent {
  const { disks } = dossier.brief.measurements;
  return table(
    [
      { title: 'Node' },
      { title: 'CPU' },
      { title: 'Memory' },
      ...(hasDisks ? [{ title: 'Disk' }] : []),
      { title: 'DiskPressure, MemoryPressure, PIDPressure' },
    ],
    rows.map((row) => [
      code(row.name),
      resourceCell(row.cpu, formatCpu, (cores) => `${formatCores(cores)} cores`),
      resourceCell(row.memory, formatMemory, formatBytes),
      ...(hasDisks ? [diskCell(statedOf(disks, row.name))] : []),
      `${pressureText(row, dossier.audit)}${pressureBefore(row, dossier)}`,
    ]),
  );
}

/** `✅ 10 % (407m/4 cores)` */
function resourceCell(
  { used, allocatable, usedPercent }: NodeResource,
  part: (amount: number) => string,
  whole: (amount: number) => string,
): string {
  if (used === null || usedPercent === null) return 'n/a';
  const base = allocatable === null ? part(used) : `${part(used)}/${whole(allocatable)}`;
  return `${usedPercent >= HIGH_USE ? '⚠️' : '✅'} ${usedPercent} % (${base})`;
}

function diskCell(disk: Brief['measurements']['disks'][string] | undefined): string {
  if (disk === undefined) return 'n/a';
  const { usedPercent, available, availableBefore } = disk;
  const facts = [
    ...(available === undefined ? [] : [`${available} available`]),
    ...(availableBefore === undefined ? [] : [`${availableBefore} before`]),
  ];
  const remark = facts.length === 0 ? '' : ` (${facts.join(', ')})`;
  return `${usedPercent >= FULL_DISK ? '⚠️ ' : ''}${usedPercent} %${remark}`;
}

/** That there is none is said only of nodes that answer, and where conditions were captured. */
function pressureText({ ready, troubles }: NodeRow, audit: Audit): string {
  if (troubles.length > 0) return `❌ ${troubles.map((type) => `${type} True`).join(', ')}`;
  const isEvaluated = audit.rules.some(
    ({ rule, outcome }) => rule === 'node-pressure' && (outcome === 'clear' || outcome === 'found'),
  );
  return ready && isEvaluated ? '✅ none' : 'not evaluated';
}

function pressureBefore({ name, troubles }: NodeRow, { before }: Dossier): string {
  const gone = (before?.comparison.conditions ?? []).filter(
    ({ node, type, before: was }) =>
      node === name && was === 'True' && type !== 'Ready' && !troubles.includes(type),
  );
  return gone.length === 0 ? '' : `; before: ${gone.map(({ type }) => `${type} True`).join(', ')}`;
}

/** Disks that are full enough to be a warning, by the auditor's measurements. */
export function fullDisks({
  measurements,
}: Brief): readonly { readonly node: string; readonly usedPercent: number }[] {
  return Object.entries(measurements.disks).flatMap(([node, { usedPercent }]) =>
    usedPercent >= FULL_DISK ? [{ node, usedPercent }] : [],
  );
}
