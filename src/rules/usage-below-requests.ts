import { farUsage } from './far-usage.ts';
import { defineRule } from './rule.ts';
import { count, inPercent } from './threshold.ts';

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
  details: ['deployments', 'statefulSets', 'daemonSets'],
  ...farUsage({
    settings: {
      // Less leaves most of it unused.
      percent: inPercent(50, 'Of the request; less is found'),
      millicores: count(500, 'millicore', 'Of CPU that lie idle; less is passed over'),
      mebibytes: count(512, 'MiB', 'Of memory that lie idle; less is passed over'),
    },
    words: (percent) => `using less than ${percent} % of the request at capture time`,
    isFar: (used, requested, percent) => 100 * used < percent * requested,
  }),
});
