import { reference } from '../model/object.ts';
import { formatMemory } from '../model/quantity.ts';
import { counted } from './amount-words.ts';
import { inNamespace, kubectl } from './command.ts';
import { containerUsages } from './container-usage.ts';
import { excerpt } from './excerpt.ts';
import { field } from './field-evidence.ts';
import { defineRule } from './rule.ts';
import type { Severity } from './severity.ts';

/** Percent of the limit. What a program keeps of files in memory counts, so programs live near their limit for years. */
const NEAR = 85;
const VERY_NEAR = 95;

export default defineRule({
  id: 'memory-near-limit',
  title: 'Container uses nearly all memory it may have',
  group: 'risk',
  severity: 'medium',
  why: 'At the limit the kernel kills the container, in the middle of whatever it does.',
  fix: 'Look at the use over a few days. If it grows, look for a leak; if it stands, raise the memory limit, and the request with it. It is one sample, taken with the snapshot.',
  peers: { Popeye: ['POP-112'] },
  needs: ['pods', 'podMetrics'],
  *check({ links }) {
    for (const usages of containerUsages(links)) {
      const near = usages
        .flatMap((one) => {
          const limit = one.container.limits.memory ?? 0;
          const used = one.metrics.memory;
          const percent = used === null || limit <= 0 ? 0 : (100 * used) / limit;
          return percent < NEAR || used === null ? [] : [{ ...one, limit, used, percent }];
        })
        .toSorted((a, b) => b.percent - a.percent);
      const [worst] = near;
      if (worst === undefined) continue;
      yield {
        subject: worst.owner,
        severity: severityOf(worst.percent),
        facts: {
          container: worst.container.name,
          pod: worst.pod.meta.name,
          percent: Math.floor(worst.percent),
          used: worst.used,
          limit: worst.limit,
          containers: near.length,
        },
        evidence: [
          { source: worst.metrics.source, path: 'MEMORY(bytes)', value: formatMemory(worst.used) },
          field(
            worst.pod,
            `spec.containers[${worst.pod.spec.containers.indexOf(worst.container)}].resources.limits.memory`,
            formatMemory(worst.limit),
          ),
        ].slice(0, worst.pod.spec.containers.includes(worst.container) ? 2 : 1),
        related: near.slice(0, 20).map(({ pod }) => reference(pod)),
      };
    }
  },
  message({ container, pod, percent, used, limit, containers }) {
    const others = containers > 1 ? `; ${counted(containers, 'container')} in all from ${NEAR}%` : '';
    return `container ${excerpt(container, 60)} of ${excerpt(pod, 80)} uses ${formatMemory(used)} of ${formatMemory(limit)} (${percent}%)${others}`;
  },
  commands({ pod }, subject) {
    return [kubectl('top', 'pod', pod, ...inNamespace(subject), '--containers')];
  },
});

function severityOf(percent: number): Severity {
  return percent >= VERY_NEAR ? 'medium' : 'low';
}
