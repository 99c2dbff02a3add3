import type { RootContent } from 'mdast';
import type { Audit } from '../../analysis/audit.ts';
import type { ResourceCapacity } from '../../analysis/capacity.ts';
import { formatBytes, formatCores, formatCpu, formatMemory } from '../../model/quantity.ts';
import { counted, percentTenths, tenths } from '../format/numbers.ts';
import { bullets, paragraph, table } from '../markdown/blocks.ts';
import { code, type Inline, strong } from '../markdown/inline.ts';
import { markdown } from '../markdown/serialize.ts';

/** Used, requested and free, with the base of every percentage. */
export function capacity({ capacity: { cpu, memory, pods }, inventory }: Audit): string {
  const rows: readonly (readonly Inline[])[] = [
    ...(cpu === null ? [] : [resourceRow('CPU', cpu, cpuText, (cores) => `${formatCores(cores)} cores`)]),
    ...(memory === null ? [] : [resourceRow('Memory', memory, formatBytes, formatBytes)]),
  ];
  const parts: readonly RootContent[] = [
    table(
      [
        { title: 'Resource' },
        { title: 'Used', align: 'right' },
        { title: 'Requested', align: 'right' },
        { title: 'Limits', align: 'right' },
        { title: 'Allocatable', align: 'right' },
        { title: 'Free', align: 'right' },
      ],
      rows,
    ),
    bullets([
      ...(cpu?.usage == null
        ? ['CPU in use: not evaluated, "kubectl top nodes" was not captured.']
        : [cpuLine(cpu)]),
      ...(memory?.usage == null
        ? ['Memory in use: not evaluated, "kubectl top nodes" was not captured.']
        : [memoryLine(memory)]),
      ...(pods === null
        ? []
        : [
            `Pods: ${pods.running} of ${pods.allocatable} that the nodes allow (${percentTenths((100 * pods.running) / Math.max(1, pods.allocatable))}).`,
          ]),
    ]),
    paragraph(
      `One sample at capture time, over ${counted(inventory.nodes.length, 'node')}; it shows no peaks and no trend. Percentages are sums over sums, of allocatable.`,
    ),
  ];
  return markdown(...parts);
}

function resourceRow(
  label: string,
  resource: ResourceCapacity,
  used: (amount: number) => string,
  whole: (amount: number) => string,
): readonly Inline[] {
  const share = (amount: number | null, text: (value: number) => string) =>
    amount === null
      ? 'not evaluated'
      : `${text(amount)} (${percentTenths((100 * amount) / resource.allocatable)})`;
  const { usage } = resource;
  return [
    strong(label),
    usage === null ? 'not evaluated' : `${used(usage.used)} (${percentTenths(usage.percent)})`,
    share(resource.requests, used),
    share(resource.limits, used),
    whole(resource.allocatable),
    usage === null ? 'not evaluated' : `${whole(usage.free)} (${percentTenths(100 - usage.percent)})`,
  ];
}

function cpuText(cores: number): string {
  return cores < 10 ? formatCpu(cores) : `${formatCores(cores)} cores`;
}

function cpuLine({ usage }: ResourceCapacity): Inline {
  if (usage === null) return '';
  return [
    strong('CPU:'),
    ` ${formatCpu(usage.used)} in use, ${formatCpu(usage.mean)} a node on average, at most ${formatCpu(usage.peak.used)}${peakPercent(usage.peak.percent)} on `,
    code(usage.peak.node),
    `; ${tenths(usage.free)} of ${formatCores(usage.of)} cores free (${percentTenths(100 - usage.percent)}).`,
  ];
}

function memoryLine({ usage }: ResourceCapacity): Inline {
  if (usage === null) return '';
  return [
    strong('Memory:'),
    ` ${formatBytes(usage.used)} in use, ${formatBytes(usage.mean)} a node on average, at most ${formatMemory(usage.peak.used)}${peakPercent(usage.peak.percent)} on `,
    code(usage.peak.node),
    `; ${formatBytes(usage.free)} of ${formatBytes(usage.of)} free (${percentTenths(100 - usage.percent)}).`,
  ];
}

function peakPercent(value: number | null): string {
  return value === null ? '' : ` (${value}%)`;
}
