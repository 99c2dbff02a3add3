import { formatMemory } from '../model/quantity.ts';
import { inNamespace, kubectl } from './command.ts';
import { field } from './field-evidence.ts';
import { nearLimits, nearLimitWords } from './near-limit.ts';
import { defineRule } from './rule.ts';
import { inPercent } from './threshold.ts';

export default defineRule({
  id: 'memory-near-limit',
  title: 'Container uses nearly all memory it may have',
  group: 'risk',
  severity: 'medium',
  why: 'At the limit the kernel kills the container, in the middle of whatever it does.',
  fix: 'Look at the use over a few days. If it grows, look for a leak; if it stands, raise the memory limit, and the request with it. It is one sample, taken with the snapshot.',
  peers: { Popeye: ['POP-112'] },
  needs: ['pods', 'podMetrics'],
  settings: {
    percent: inPercent(85, 'Of the limit; found from here on'),
    // What a program keeps of files in memory counts, so programs live near their limit for years.
    mediumPercent: inPercent(95, 'From here on the severity is medium'),
  },
  *check({ links }, { percent, mediumPercent }) {
    for (const { worst, seen } of nearLimits(links, 'memory', percent)) {
      const index = worst.pod.spec.containers.indexOf(worst.container);
      yield {
        ...seen,
        severity: worst.percent >= mediumPercent ? 'medium' : 'low',
        evidence: [
          { source: worst.metrics.source, path: 'MEMORY(bytes)', value: formatMemory(worst.used) },
          ...(index < 0
            ? []
            : [
                field(
                  worst.pod,
                  `spec.containers[${index}].resources.limits.memory`,
                  formatMemory(worst.limit),
                ),
              ]),
        ],
      };
    }
  },
  message(facts) {
    return nearLimitWords(facts, `${formatMemory(facts.used)} of ${formatMemory(facts.limit)}`);
  },
  commands({ pod }, subject) {
    return [kubectl('top', 'pod', pod, ...inNamespace(subject), '--containers')];
  },
});
