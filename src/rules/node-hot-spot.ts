import type { Links } from '../model/links.ts';
import type { NodeMetrics } from '../model/metrics.ts';
import type { Node } from '../model/node.ts';
import { objectKey, reference } from '../model/object.ts';
import { by } from '../model/order.ts';
import type { Pod } from '../model/pod.ts';
import { formatCpu, formatMemory } from '../model/quantity.ts';
import { kubectl } from './command.ts';
import { excerpt } from './excerpt.ts';
import type { Evidence } from './finding.ts';
import { defineRule } from './rule.ts';
import { inPercent } from './threshold.ts';

/** Below half, the busiest node is no news. */
const WORTH_NAMING = 50;
const SHOWN_PODS = 3;

export default defineRule({
  id: 'node-hot-spot',
  title: 'Node is used more than the others, or nearly full',
  group: 'capacity',
  severity: 'medium',
  why: 'A node without headroom slows its pods down and, when memory runs out, kills or evicts some of them.',
  fix: 'Look at the pods that use most there. Give them requests that match what they use, so that the scheduler spreads them, or add a node. It is one sample, taken with the snapshot: look again before acting.',
  peers: { Popeye: ['POP-709', 'POP-710'], KubeBuddy: ['NODE002'], 'kube-capacity': ['--util'] },
  needs: ['nodeMetrics'],
  uses: ['nodes', 'pods', 'podMetrics'],
  details: ['pods', 'podMetrics'],
  settings: {
    // From here on a burst, or the pods of a lost neighbour, no longer fit.
    percent: inPercent(80, 'Of allocatable; found from here on, however busy the others are'),
    // The kubelet evicts when memory runs out, not when it is scarce: at this point that is near.
    highPercent: inPercent(90, 'From here on the severity is high'),
  },
  *check({ nodeMetrics, nodes, links }, { percent, highPercent }) {
    const byName = new Map(nodes.map((node) => [node.meta.name, node]));
    const usages = nodeMetrics.map((metrics) => usageOf(metrics, byName.get(metrics.name) ?? null));
    const busiest = usages
      .toSorted(by((usage) => usage.metrics.name))
      .toSorted((a, b) => peakOf(b) - peakOf(a))
      .slice(0, 1);
    const busy = usages.filter((usage) => peakOf(usage) >= percent);
    const notable = nodeMetrics.length > 1 ? busiest.filter((usage) => peakOf(usage) >= WORTH_NAMING) : [];
    for (const usage of busy.length > 0 ? busy : notable) {
      const { metrics, cpuPercent, memoryPercent } = usage;
      const peak = peakOf(usage);
      const largest = largestPods(links.podsOn(metrics.name), links);
      yield {
        subject: { kind: 'Node', namespace: null, name: metrics.name },
        severity: peak >= highPercent ? 'high' : peak >= percent ? 'medium' : 'info',
        facts: {
          cpu: metrics.cpu,
          cpuPercent,
          memory: metrics.memory,
          memoryPercent,
          busiest: busiest.includes(usage) && nodeMetrics.length > 1,
          nodes: nodeMetrics.length,
          largestPods: largest.map(({ pod, memory }) => ({
            namespace: pod.meta.namespace,
            name: pod.meta.name,
            memory,
          })),
        },
        evidence: [...column(metrics, 'CPU%', cpuPercent), ...column(metrics, 'MEMORY%', memoryPercent)],
        related: largest.map(({ pod }) => reference(pod)),
      };
    }
  },
  message({ cpu, cpuPercent, memory, memoryPercent, busiest, largestPods: pods }) {
    const usage = [
      ...(cpuPercent === null ? [] : [`CPU ${cpuPercent} %${cpu === null ? '' : ` (${formatCpu(cpu)})`}`]),
      ...(memoryPercent === null
        ? []
        : [`memory ${memoryPercent} %${memory === null ? '' : ` (${formatMemory(memory)})`}`]),
    ];
    const highest = busiest ? ', the highest in the cluster' : '';
    const most = pods.map((pod) => `${excerpt(pod.name, 80)} ${formatMemory(pod.memory)}`);
    return `${usage.join(' and ')} in use at capture time${highest}${most.length === 0 ? '' : `; most memory: ${most.join(', ')}`}`;
  },
  commands(_facts, { name }) {
    return [
      kubectl('describe', 'node', name),
      kubectl('get', 'pods', '-A', '-o', 'wide', '--field-selector', `spec.nodeName=${name}`),
      kubectl('top', 'pods', '-A', '--sort-by=memory'),
    ];
  },
});

interface Usage {
  readonly metrics: NodeMetrics;
  readonly cpuPercent: number | null;
  readonly memoryPercent: number | null;
}

function usageOf(metrics: NodeMetrics, node: Node | null): Usage {
  return {
    metrics,
    cpuPercent: metrics.cpuPercent ?? percentOf(metrics.cpu, node?.allocatable.cpu),
    memoryPercent: metrics.memoryPercent ?? percentOf(metrics.memory, node?.allocatable.memory),
  };
}

/** As kubectl prints them: of allocatable, cut off. */
function percentOf(used: number | null, allocatable: number | undefined): number | null {
  return used === null || !allocatable ? null : Math.trunc((100 * used) / allocatable);
}

function peakOf({ cpuPercent, memoryPercent }: Usage): number {
  return Math.max(cpuPercent ?? 0, memoryPercent ?? 0);
}

function column(metrics: NodeMetrics, path: string, value: number | null): readonly Evidence[] {
  return value === null ? [] : [{ source: metrics.source, path, value: `${value}%` }];
}

function largestPods(pods: readonly Pod[], links: Pick<Links, 'metricsOf'>) {
  return pods
    .flatMap((pod) => {
      const rows = links.metricsOf(pod);
      const whole = rows.filter((row) => row.container === null);
      const memory = (whole.length > 0 ? whole : rows).reduce((sum, row) => sum + (row.memory ?? 0), 0);
      return memory > 0 ? [{ pod, memory }] : [];
    })
    .toSorted(by(({ pod }) => objectKey(reference(pod))))
    .toSorted((a, b) => b.memory - a.memory)
    .slice(0, SHOWN_PODS);
}
