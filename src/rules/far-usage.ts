import { groupBy } from '../model/grouping.ts';
import { reference } from '../model/object.ts';
import { formatCpu, formatMemory } from '../model/quantity.ts';
import { isSystemNamespace } from '../model/system-namespace.ts';
import { counted, someOf } from './amount-words.ts';
import { kubectl } from './command.ts';
import { excerpt } from './excerpt.ts';
import type { RuleDefinition } from './rule.ts';
import type { Setting } from './setting.ts';
import type { Severity } from './severity.ts';
import { workloadUsages } from './workload-usage.ts';

const MOST_LISTED = 50;

/** `millicores`, `mebibytes`: smaller differences are no matter of capacity. */
type Threshold = 'percent' | 'millicores' | 'mebibytes';

/** What makes a rule about workloads that use far more or far less than they ask for. */
export interface FarUsageOptions {
  readonly settings: Readonly<Record<Threshold, Setting>>;
  /** Of cores or bytes. `percent`: of the request. */
  readonly isFar: (used: number, requested: number, percent: number) => boolean;
  /** `using more than 2 times the request` */
  readonly words: (percent: number) => string;
  /** Where it depends on whether memory is among it. */
  readonly severity?: (hasMemory: boolean) => Severity;
}

type Amounts = { readonly used: number; readonly requested: number };

type Facts = {
  readonly count: number;
  /** The threshold. */
  readonly percent: number;
  readonly listed: readonly {
    readonly name: string;
    /** `null`: not far from its request. */
    readonly cpu: Amounts | null;
    readonly memory: Amounts | null;
  }[];
};

type Parts = Pick<
  RuleDefinition<'pods' | 'podMetrics', 'deployments' | 'statefulSets' | 'daemonSets', Facts, Threshold>,
  'check' | 'message' | 'commands'
> &
  Pick<FarUsageOptions, 'settings'>;

/** Says it once a namespace; what the cluster brings along is left out. */
export function farUsage({ settings, isFar, words, severity }: FarUsageOptions): Parts {
  const farFrom = (used: number, requested: number | null, percent: number, least: number): Amounts | null =>
    requested !== null && isFar(used, requested, percent) && Math.abs(used - requested) >= least
      ? { used, requested }
      : null;
  return {
    settings,
    *check({ links }, { percent, millicores, mebibytes }) {
      const far = workloadUsages(links)
        .map((usage) => ({
          ...usage,
          cpu: farFrom(usage.used.cpu, usage.requested.cpu, percent, millicores / 1000),
          memory: farFrom(usage.used.memory, usage.requested.memory, percent, mebibytes * 1024 ** 2),
        }))
        .filter(({ cpu, memory }) => cpu !== null || memory !== null);
      for (const [namespace, own] of groupBy(far, ({ pod }) => pod.meta.namespace)) {
        if (namespace === null || isSystemNamespace(namespace)) continue;
        yield {
          subject: { kind: 'Namespace', namespace: null, name: namespace },
          ...(severity === undefined
            ? {}
            : { severity: severity(own.some(({ memory }) => memory !== null)) }),
          facts: {
            count: own.length,
            percent,
            listed: own
              .slice(0, MOST_LISTED)
              .map(({ owner, cpu, memory }) => ({ name: owner.meta.name, cpu, memory })),
          },
          evidence: own.slice(0, 3).flatMap(({ pod, cpu }) =>
            links
              .metricsOf(pod)
              .slice(0, 1)
              .map(({ source, cpu: cores, memory }) => ({
                source,
                path: cpu === null ? 'MEMORY(bytes)' : 'CPU(cores)',
                value: cpu === null ? formatMemory(memory ?? 0) : formatCpu(cores ?? 0),
              })),
          ),
          related: own.slice(0, MOST_LISTED).map(({ owner }) => reference(owner)),
        };
      }
    },
    message({ count, percent, listed }) {
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
      return `${counted(count, 'workload')} ${words(percent)}: ${someOf(rest > 0 ? [...shown, `${rest} more`] : shown, 4)}`;
    },
    commands(_facts, { name }) {
      return [kubectl('top', 'pods', '-n', name, '--containers')];
    },
  };
}
