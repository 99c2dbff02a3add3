import type { Audit } from '../audit.ts';
import type { GroupShape } from './fact-shape.ts';
import { count, counts, group, rows } from './fact-words.ts';
import type { FactValue } from './snapshot-facts.ts';
import { when, wholeness } from './wholeness.ts';

export const PODS: GroupShape = group({
  total: count('Pods, finished ones too', ['pods']),
  ok: count('Pods without a problem: running and ready, finished, or just started', ['pods']),
  problem: count('The other pods', ['pods']),
  starting: count('Of `ok`: not ready, and too young to be judged', ['pods']),
  running: count('Pods with STATUS Running', ['pods']),
  terminating: count('Pods with STATUS Terminating', ['pods']),
  evicted: count('Pods with STATUS Evicted', ['pods']),
  byStatus: counts('a STATUS as kubectl prints it: `CrashLoopBackOff`', 'Pods with that STATUS', ['pods']),
});

export function podFacts(audit: Audit): FactValue {
  const { total, ok, starting, byStatus, problems } = audit.inventory.pods;
  const isKnown = wholeness(audit).whole('pods');
  const known = (value: number) => when(isKnown, () => value);
  const having = (status: string) => known(byStatus.find((each) => each.status === status)?.count ?? 0);
  return {
    total: known(total),
    ok: known(ok),
    problem: known(problems.length),
    starting: known(starting),
    running: having('Running'),
    terminating: having('Terminating'),
    evicted: having('Evicted'),
    byStatus: when(isKnown, () =>
      Object.fromEntries(byStatus.map((each): [string, number] => [each.status, each.count])),
    ),
  };
}

export const NAMESPACES: GroupShape = group({
  total: count('Namespaces', ['namespaces']),
  byName: rows('name of a namespace', 'The namespaces', ['namespaces'], {
    pods: count('Pods in it', ['pods']),
    problemPods: count('Pods in it that have a problem', ['pods']),
    workloads: count('Workloads in it', ['deployments', 'statefulSets', 'daemonSets', 'jobs', 'cronJobs']),
  }),
});

export function namespaceFacts(audit: Audit): FactValue {
  const { whole } = wholeness(audit);
  const areWorkloadsKnown = whole('deployments', 'statefulSets', 'daemonSets', 'jobs', 'cronJobs');
  const known = audit.inventory.namespaces;
  return {
    total: when(whole('namespaces'), () => known.length),
    byName: Object.fromEntries(
      known.map(({ name, pods, workloads }) => [
        name,
        {
          pods: whole('pods') ? (pods?.total ?? null) : null,
          problemPods: whole('pods') ? (pods?.problems ?? null) : null,
          workloads: when(areWorkloadsKnown, () => workloads),
        },
      ]),
    ),
  };
}
