import { kubectl } from './command.ts';
import { listWords, namespaceLists } from './namespace-list.ts';
import { defineRule } from './rule.ts';
import { podSpecPath, templatedWorkloads } from './workload-template.ts';

export default defineRule({
  id: 'git-repo-volume',
  title: 'Workloads mount gitRepo volumes',
  group: 'security',
  severity: 'high',
  why: 'The kubelet clones the repository as root on the node, and with a prepared repository whoever writes the pod runs commands there. Kubernetes 1.33 no longer mounts such volumes.',
  fix: 'Clone into an emptyDir in an init container, and mount that.',
  peers: { KubeBuddy: ['SEC027'] },
  needs: ['deployments'],
  uses: ['statefulSets', 'daemonSets', 'cronJobs'],
  *check(view) {
    yield* namespaceLists(templatedWorkloads(view), (workload) => {
      const volume = workload.template.spec.volumes.find(({ type }) => type === 'gitRepo');
      return volume === undefined
        ? null
        : { path: `${podSpecPath(workload)}.volumes`, value: 'gitRepo', detail: `volume ${volume.name}` };
    });
  },
  message(facts) {
    return `${facts.count} of ${facts.of} workloads: ${listWords(facts)}`;
  },
  commands(_facts, { name }) {
    return [kubectl('get', 'deployments,statefulsets,daemonsets,cronjobs', '-n', name)];
  },
});
