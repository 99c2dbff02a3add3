import type { RootContent } from 'mdast';
import type { Audit } from '../../analysis/audit.ts';
import type { Capacity, ResourceCapacity } from '../../analysis/capacity.ts';
import { formatBytes, formatCores, formatCpu, formatMemory } from '../../model/quantity.ts';
import { counted, listed, percentTenths, tenths } from '../format/numbers.ts';
import { firstOf } from '../format/objects.ts';
import { bullets, paragraph, table } from '../markdown/blocks.ts';
import { code, type Inline, strong } from '../markdown/inline.ts';
import { markdown } from '../markdown/serialize.ts';
import { gapText, isRead, sourceState } from '../sources.ts';

/** Used, requested and free, with the base of every percentage. */
export function capacity(audit: Audit): string {
  const { cpu, memory, pods } = audit.capacity;
  const known = [cpu, memory].flatMap((resource) => resource ?? []);
  const measured = known.some(({ usage }) => usage !== null);
  if (known.length === 0)
    return markdown(paragraph('Not evaluated: the nodes do not say what they can allocate.'));
  const lines: readonly Inline[] = [
    ...(cpu?.usage == null ? [] : [cpuLine(cpu)]),
    ...(memory?.usage == null ? [] : [memoryLine(memory)]),
    ...(pods === null || pods.allocatable === 0
      ? []
      : [
          `Pods: ${pods.running} of ${pods.allocatable} that the nodes allow (${percentTenths((100 * pods.running) / pods.allocatable)}).`,
        ]),
  ];
  const parts: readonly RootContent[] = [
    ...(measured || pods !== null ? [amounts(audit)] : [paragraph(total(audit.capacity))]),
    ...(lines.length === 0 ? [] : [bullets(lines)]),
    paragraph(...basis(audit, measured)),
  ];
  return markdown(...parts);
}

function amounts({ capacity: { cpu, memory } }: Audit): RootContent {
  return table(
    [
      { title: 'Resource' },
      { title: 'Used', align: 'right' },
      { title: 'Requested', align: 'right' },
      { title: 'Limits', align: 'right' },
      { title: 'Allocatable', align: 'right' },
      { title: 'Free', align: 'right' },
    ],
    [
      ...(cpu === null ? [] : [resourceRow('CPU', cpu, cpuText, (cores) => `${formatCores(cores)} cores`)]),
      ...(memory === null ? [] : [resourceRow('Memory', memory, formatBytes, formatBytes)]),
    ],
  );
}

function total({ cpu, memory }: Capacity): string {
  const parts = [
    ...(cpu === null ? [] : [`${formatCores(cpu.allocatable)} cores`]),
    ...(memory === null ? [] : [`${formatBytes(memory.allocatable)} of memory`]),
  ];
  return `Allocatable: ${listed(parts)}.`;
}

/** What the numbers are of, and which are missing why. */
function basis(audit: Audit, measured: boolean): readonly Inline[] {
  const { cpu, memory, pods } = audit.capacity;
  const usage = cpu?.usage ?? memory?.usage ?? null;
  const blind = usage?.unmeasuredNodes ?? [];
  return [
    measured && usage !== null
      ? `One sample at capture time, over ${counted(usage.measuredNodes, 'node')}; it shows no peaks and no trend. Percentages are sums over sums, of allocatable.`
      : isRead(audit, 'nodeMetrics')
        ? 'What is in use was not evaluated: "kubectl top nodes" was captured, and names none of these nodes.'
        : `What is in use was not evaluated: ${gapText(audit, 'nodeMetrics')}.`,
    ...(blind.length === 0
      ? []
      : [
          ' Not measured: ',
          firstOf(
            blind.map((name) => code(name)),
            10,
            'nodes',
          ),
          '; used and free are of the other nodes.',
        ]),
    pods === null ? ` What is requested was not evaluated: ${requestsGap(audit)}.` : '',
  ];
}

function requestsGap(audit: Audit): string {
  const isPart = isRead(audit, 'pods') && sourceState(audit, 'pods') !== 'from text';
  return isPart ? 'pods were not captured in all namespaces' : gapText(audit, 'pods');
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
