import type { WorkloadBase } from '../model/workload.ts';
import { counted } from './amount-words.ts';
import { kubectl } from './command.ts';
import { type Hit, listWords, namespaceLists } from './namespace-list.ts';
import { defineRule } from './rule.ts';
import { podSpecPath, templatedWorkloads } from './workload-template.ts';

export default defineRule({
  id: 'secret-in-environment',
  title: 'Secrets reach programs as environment variables',
  group: 'security',
  severity: 'info',
  why: 'Variables show in crash dumps, in debug pages and in every child process, and a changed Secret does not reach a running program.',
  fix: 'Mount Secrets as files where the program can read them from there.',
  peers: { 'kube-linter': ['read-secret-from-env-var'], Kubescape: ['C-0207'], KubeBuddy: ['SEC008'] },
  needs: ['deployments'],
  uses: ['statefulSets', 'daemonSets', 'cronJobs'],
  *check(view) {
    yield* namespaceLists(templatedWorkloads(view), secretVariables);
  },
  message(facts) {
    return `${facts.count} of ${facts.of} workloads: ${listWords(facts)}`;
  },
  commands(_facts, { name }) {
    return [kubectl('get', 'deployments,statefulsets,daemonsets,cronjobs', '-n', name)];
  },
});

function secretVariables(workload: WorkloadBase): Hit | null {
  const uses = workload.template.spec.containers.flatMap(({ env, envFrom }, index) =>
    [...env.flatMap(({ from }) => from ?? []), ...envFrom].flatMap(({ kind, name }) =>
      kind === 'Secret' ? [{ name, index }] : [],
    ),
  );
  const [first] = uses;
  if (first === undefined) return null;
  return {
    path: `${podSpecPath(workload)}.containers[${first.index}]`,
    value: first.name,
    detail: counted(new Set(uses.map(({ name }) => name)).size, 'Secret'),
  };
}
