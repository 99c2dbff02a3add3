import { reference } from '../model/object.ts';
import { formatCpu } from '../model/quantity.ts';
import { counted } from './amount-words.ts';
import { inNamespace, kubectl } from './command.ts';
import { containerUsages } from './container-usage.ts';
import { excerpt } from './excerpt.ts';
import { defineRule } from './rule.ts';

/** Percent of the limit; an average over half a minute or so, within which the limit was met many times by then. */
const NEAR = 85;

export default defineRule({
  id: 'cpu-near-limit',
  title: 'Container is slowed down by its CPU limit',
  group: 'capacity',
  severity: 'low',
  why: 'At the limit the kernel makes it wait, whatever the node has left: requests take longer, and probes may fail.',
  fix: 'Raise the CPU limit, or take it out: requests share the CPU out. It is one sample, taken with the snapshot.',
  peers: { Popeye: ['POP-111'] },
  needs: ['pods', 'podMetrics'],
  *check({ links }) {
    for (const usages of containerUsages(links)) {
      const near = usages
        .flatMap((one) => {
          const limit = one.container.limits.cpu ?? 0;
          const used = one.metrics.cpu;
          const percent = used === null || limit <= 0 ? 0 : (100 * used) / limit;
          return percent < NEAR || used === null ? [] : [{ ...one, limit, used, percent }];
        })
        .toSorted((a, b) => b.percent - a.percent);
      const [worst] = near;
      if (worst === undefined) continue;
      yield {
        subject: worst.owner,
        facts: {
          container: worst.container.name,
          pod: worst.pod.meta.name,
          percent: Math.floor(worst.percent),
          used: worst.used,
          limit: worst.limit,
          containers: near.length,
        },
        evidence: [{ source: worst.metrics.source, path: 'CPU(cores)', value: formatCpu(worst.used) }],
        related: near.slice(0, 20).map(({ pod }) => reference(pod)),
      };
    }
  },
  message({ container, pod, percent, used, limit, containers }) {
    const others = containers > 1 ? `; ${counted(containers, 'container')} in all from ${NEAR}%` : '';
    return `container ${excerpt(container, 60)} of ${excerpt(pod, 80)} uses ${formatCpu(used)} of ${formatCpu(limit)} CPU (${percent}%)${others}`;
  },
  commands({ pod }, subject) {
    return [kubectl('top', 'pod', pod, ...inNamespace(subject), '--containers')];
  },
});
