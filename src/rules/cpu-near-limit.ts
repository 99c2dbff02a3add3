import { formatCpu } from '../model/quantity.ts';
import { inNamespace, kubectl } from './command.ts';
import { nearLimits, nearLimitWords } from './near-limit.ts';
import { defineRule } from './rule.ts';
import { inPercent } from './threshold.ts';

export default defineRule({
  id: 'cpu-near-limit',
  title: 'Container is slowed down by its CPU limit',
  group: 'capacity',
  severity: 'low',
  why: 'At the limit the kernel makes it wait, whatever the node has left: requests take longer, and probes may fail.',
  fix: 'Raise the CPU limit, or take it out: requests share the CPU out. It is one sample, taken with the snapshot.',
  peers: { Popeye: ['POP-111'] },
  needs: ['pods', 'podMetrics'],
  settings: {
    // An average over half a minute or so, within which the limit was met many times by then.
    percent: inPercent(85, 'Of the limit; found from here on'),
  },
  *check({ links }, { percent }) {
    for (const { worst, seen } of nearLimits(links, 'cpu', percent))
      yield {
        ...seen,
        evidence: [{ source: worst.metrics.source, path: 'CPU(cores)', value: formatCpu(worst.used) }],
      };
  },
  message(facts) {
    return nearLimitWords(facts, `${formatCpu(facts.used)} of ${formatCpu(facts.limit)} CPU`);
  },
  commands({ pod }, subject) {
    return [kubectl('top', 'pod', pod, ...inNamespace(subject), '--containers')];
  },
});
