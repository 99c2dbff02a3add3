import { groupBy } from '../model/grouping.ts';
import { reference } from '../model/object.ts';
import { formatCpu, formatMemory } from '../model/quantity.ts';
import { isSystemNamespace } from '../model/system-namespace.ts';
import { counted, someOf } from './amount-words.ts';
import { kubectl } from './command.ts';
import { excerpt } from './excerpt.ts';
import { defineRule } from './rule.ts';
import { type WorkloadUsage, workloadUsages } from './workload-usage.ts';

/** Percent of the request; less leaves most of it unused. */
const PART = 50;
/** What lies idle, in cores and bytes; below, it is no matter of capacity. */
const LEAST_CPU = 0.5;
const LEAST_MEMORY = 512 * 1024 ** 2;
const MOST_LISTED = 50;

export default defineRule({
  id: 'usage-below-requests',
  title: 'Workloads ask for far more than they use',
  group: 'capacity',
  severity: 'info',
  why: 'What is requested is kept free for them, and others wait for a node while it lies idle.',
  fix: 'Look at the most they use over a week before lowering anything: this is one sample, taken with the snapshot, and a quiet hour looks the same as too large a request.',
  peers: { Popeye: ['POP-504', 'POP-506'] },
  needs: ['pods', 'podMetrics'],
  uses: ['deployments', 'statefulSets', 'daemonSets'],
  *check({ links }) {
    const below = workloadUsages(links).flatMap((usage) => {
      const cpu = isBelow(usage.used.cpu, usage.requested.cpu, LEAST_CPU);
      const memory = isBelow(usage.used.memory, usage.requested.memory, LEAST_MEMORY);
      return cpu || memory ? [{ usage, cpu, memory }] : [];
    });
    for (const [namespace, own] of groupBy(below, ({ usage }) => usage.pod.meta.namespace)) {
      if (namespace === null || isSystemNamespace(namespace)) continue;
      yield {
        subject: { kind: 'Namespace', namespace: null, name: namespace },
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
    return `${counted(count, 'workload')} using less than ${PART} % of the request at capture time: ${someOf(rest > 0 ? [...shown, `${rest} more`] : shown, 4)}`;
  },
  commands(_facts, { name }) {
    return [kubectl('top', 'pods', '-n', name, '--containers')];
  },
});

function isBelow(used: number, requested: number | null, least: number): boolean {
  return requested !== null && 100 * used < PART * requested && requested - used >= least;
}

function numbers({ used, requested }: WorkloadUsage, what: 'cpu' | 'memory') {
  return { used: used[what], requested: requested[what] ?? 0 };
}
