import { podWords, printCommand } from './container-hits.ts';
import { hostPathEvidence, hostPaths } from './host-path.ts';
import { namesText } from './names-of.ts';
import { defineRule } from './rule.ts';
import { SPEC_SOURCES, workloadSpecs } from './workload-spec.ts';

export default defineRule({
  id: 'runtime-socket-mounted',
  title: 'Pods hold the socket of the container runtime',
  group: 'security',
  severity: 'high',
  why: 'Through the socket a program starts any container with any rights on the node, and Kubernetes does not see it. Mounted read-only it does the same.',
  fix: 'Take the volume out. Build images with a tool that needs no daemon (BuildKit rootless, Buildah), and read containers through the API of Kubernetes.',
  peers: {
    'kube-linter': ['docker-sock'],
    Kubescape: ['C-0074'],
    KubeBuddy: ['SEC029'],
  },
  needs: ['pods'],
  uses: SPEC_SOURCES,
  *check(view) {
    for (const workload of workloadSpecs(view)) {
      const sockets = hostPaths(workload).filter(({ kind }) => kind === 'socket');
      if (sockets.length === 0) continue;
      yield {
        subject: workload.owner,
        severity: workload.nodeAgent ? 'info' : 'high',
        facts: {
          count: sockets.length,
          paths: sockets.map(({ path }) => path).slice(0, 20),
          pods: workload.pods,
        },
        evidence: hostPathEvidence(workload, sockets),
      };
    }
  },
  message({ count, paths, pods }) {
    return `mounts ${namesText(paths, count)} of the node; ${podWords(pods)}`;
  },
  commands: (_facts, subject) => printCommand(subject),
});
