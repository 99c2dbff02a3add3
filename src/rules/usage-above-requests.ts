import { groupBy } from '../model/grouping.ts';
import { reference } from '../model/object.ts';
import { formatCpu, formatMemory } from '../model/quantity.ts';
import { isSystemNamespace } from '../model/system-namespace.ts';
import { counted, someOf } from './amount-words.ts';
import { kubectl } from './command.ts';
import { excerpt } from './excerpt.ts';
import { defineRule } from './rule.ts';
import { type WorkloadUsage, workloadUsages } from './workload-usage.ts';

/** Times the request. CPU comes in bursts, and one sample may be one of them. */
const TIMES = 2;
/** Below, the difference is no matter of capacity. */
const LEAST_CPU = 0.25;
const LEAST_MEMORY = 256 * 1024 ** 2;
const MOST_LISTED = 50;

export default defineRule({
  id: 'usage-above-requests',
  title: 'Workloads use far more than they ask for',
  group: 'capacity',
  severity: 'low',
  why: 'The scheduler counts requests, not use: it places more on a node than fits, and when memory runs out the pods that are furthest above their request are evicted first.',
  fix: 'Look at the use over a few days, and raise the requests to it. It is one sample, taken with the snapshot.',
  peers: { Popeye: ['POP-109', 'POP-110', 'POP-503', 'POP-505'] },
  needs: ['pods', 'podMetrics'],
  uses: ['deployments', 'statefulSets', 'daemonSets'],
  *check({ links }) {
    const above = workloadUsages(links).flatMap((usage) => {
      const cpu = isAbove(usage.used.cpu, usage.requested.cpu, LEAST_CPU);
      const memory = isAbove(usage.used.memory, usage.requested.memory, LEAST_MEMORY);
      return cpu || memory ? [{ usage, cpu, memory }] : [];
    });
    for (const [namespace, own] of groupBy(above, ({ usage }) => usage.pod.meta.namespace)) {
      if (namespace === null || isSystemNamespace(namespace)) continue;
      yield {
        subject: { kind: 'Namespace', namespace: null, name: namespace },
        severity: own.some(({ memory }) => memory) ? 'low' : 'info',
        facts: {
          count: own.length,
          listed: own.slice(0, MOST_LISTED).map(({ usage, cpu, memory }) => ({
            name: usage.owner.meta.name,
            cpu: cpu ? numbers(usage, 'cpu') : null,
            memory: memory ? numbers(usage, 'memory') : null,
          })),
        },
        evidence: own.slice(0, 3).flatMap(({ usage, cpu }) =>
          links
            .metricsOf(usage.pod)
            .slice(0, 1)
            .map(({ source, cpu: cores, memory }) => ({
              source,
              path: cpu ? 'CPU(cores)' : 'MEMORY(bytes)',
              value: cpu ? formatCpu(cores ?? 0) : formatMemory(memory ?? 0),
            })),
        ),
        related: own.slice(0, MOST_LISTED).map(({ usage }) => reference(usage.owner)),
      };
    }
  },
  message({ count, listed }) {
    const shown = listed.slice(0, 3).map(({ name, cpu, memory }) => {
      const parts = [
        ...(cpu === null ? [] : [`CPU ${formatCpu(cpu.used)} of ${formatCpu(cpu.requested)}`]),
        ...(memory === null
          ? []
          : [`memory ${formatMemory(memory.used)} of ${formatMemory(memory.requested)}`]),
      ];
      return `${excerpt(name, 80)} (${parts.join(', ')})`;
    });
    const rest = count - shown.length;
    return `${counted(count, 'workload')} using more than ${TIMES} times the request: ${someOf(rest > 0 ? [...shown, `${rest} more`] : shown, 4)}`;
  },
  commands(_facts, { name }) {
    return [kubectl('top', 'pods', '-n', name, '--containers')];
  },
});

function isAbove(used: number, requested: number | null, least: number): boolean {
  return requested !== null && requested > 0 && used > TIMES * requested && used - requested >= least;
}

function numbers({ used, requested }: WorkloadUsage, what: 'cpu' | 'memory') {
  return { used: used[what], requested: requested[what] ?? 0 };
}
