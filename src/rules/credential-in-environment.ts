import type { WorkloadBase } from '../model/workload.ts';
import { someOf } from './amount-words.ts';
import { kubectl } from './command.ts';
import { type Hit, listWords, namespaceLists } from './namespace-list.ts';
import { defineRule } from './rule.ts';
import { podSpecPath, templatedWorkloads } from './workload-template.ts';

export default defineRule({
  id: 'credential-in-environment',
  title: 'Credentials stand in manifests in plain text',
  group: 'security',
  severity: 'medium',
  why: 'Whoever may read the workload, its repository or a dump of the cluster reads the password. It stays in every old ReplicaSet, too.',
  fix: 'Put it into a Secret and refer to that with secretKeyRef, then change the password: it has been seen.',
  peers: {
    Polaris: ['sensitiveContainerEnvVar'],
    'kube-linter': ['env-var-secret'],
    Kubescape: ['C-0012', 'C-0259'],
  },
  needs: ['deployments'],
  uses: ['statefulSets', 'daemonSets', 'cronJobs'],
  *check(view) {
    yield* namespaceLists(templatedWorkloads(view), credentials);
  },
  message(facts) {
    return `${facts.count} of ${facts.of} workloads: ${listWords(facts)}`;
  },
  commands(_facts, { name }) {
    return [kubectl('get', 'deployments,statefulsets,daemonsets,cronjobs', '-n', name)];
  },
});

/** Names alone: values never enter the model. */
function credentials(workload: WorkloadBase): Hit | null {
  const { initContainers, containers } = workload.template.spec;
  const found = (['initContainers', 'containers'] as const).flatMap((list) =>
    ({ initContainers, containers })[list].flatMap(({ env }, container) =>
      env.flatMap(({ name, literalCredential }, index) =>
        literalCredential === true ? [{ name, path: `${list}[${container}].env[${index}].name` }] : [],
      ),
    ),
  );
  const [first] = found;
  if (first === undefined) return null;
  const names = [...new Set(found.map(({ name }) => name))];
  return { path: `${podSpecPath(workload)}.${first.path}`, value: first.name, detail: someOf(names) };
}
