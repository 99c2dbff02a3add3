import { farUsage } from './far-usage.ts';
import { defineRule } from './rule.ts';
import { count, inPercent } from './threshold.ts';

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
  details: ['deployments', 'statefulSets', 'daemonSets'],
  ...farUsage({
    settings: {
      // CPU comes in bursts, and one sample may be one of them.
      percent: inPercent(200, 'Of the request; more is found', 10_000),
      millicores: count(250, 'millicore', 'Above the request of CPU; less is passed over'),
      mebibytes: count(256, 'MiB', 'Above the request of memory; less is passed over'),
    },
    words: (percent) => `using more than ${percent / 100} times the request`,
    isFar: (used, requested, percent) => requested > 0 && 100 * used > percent * requested,
    severity: (hasMemory) => (hasMemory ? 'low' : 'info'),
  }),
});
