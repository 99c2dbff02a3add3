import { expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import rule from '../../src/rules/unused-priority-class.ts';
import { type ClusterOptions, cluster } from '../builders/cluster.ts';
import { priorityClass } from '../builders/configuration.ts';
import { pod } from '../builders/pod.ts';
import { cronJob } from '../builders/workload.ts';

const run = (options: ClusterOptions) => evaluate([rule], cluster(options));

const NOBODY = {
  pods: [],
  deployments: [],
  statefulSets: [],
  daemonSets: [],
  replicaSets: [],
  replicationControllers: [],
  jobs: [],
  cronJobs: [],
};
const urgent = { priorityClasses: [priorityClass('urgent')] };
const spec = { priorityClassName: 'urgent' };

test('a class that nothing names', () => {
  expect(run({ ...NOBODY, ...urgent }).findings).toMatchObject([
    { group: 'cleanup', severity: 'info', message: "1 of 1 that are not the system's: urgent (value 1000)" },
  ]);
});

test.each<[string, ClusterOptions]>([
  ['a pod has', { pods: [pod('cart', { spec })] }],
  ['a CronJob names', { cronJobs: [cronJob('cart', { spec })] }],
  ['is the default', { priorityClasses: [priorityClass('urgent', { globalDefault: true })] }],
  ['comes with Kubernetes', { priorityClasses: [priorityClass('system-node-critical')] }],
])('silent of one that %s', (_, more) => {
  expect(run({ ...NOBODY, ...urgent, ...more }).findings).toEqual([]);
});

test('a part proves nothing', () => {
  const part = run({ ...NOBODY, ...urgent, states: { pods: 'partial' } });
  expect(part.verdicts).toMatchObject([{ outcome: 'not evaluated', missing: ['pods'] }]);
});
