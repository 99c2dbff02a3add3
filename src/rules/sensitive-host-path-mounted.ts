import { podWords, printCommand } from './container-hits.ts';
import { excerpt } from './excerpt.ts';
import { hostPathEvidence, hostPaths, hostPathWords } from './host-path.ts';
import { namesText } from './names-of.ts';
import { defineRule } from './rule.ts';
import { SPEC_SOURCES, workloadSpecs } from './workload-spec.ts';

export default defineRule({
  id: 'sensitive-host-path-mounted',
  title: 'Pods mount system directories of their node',
  group: 'security',
  severity: 'high',
  why: 'Keys, certificates and the programs of the node lie there. A pod that writes them takes the node over; one that reads them may take the identity of the kubelet.',
  fix: 'Mount the one file that is needed, readOnly: true, or keep the data in a PersistentVolumeClaim.',
  peers: {
    'kube-linter': ['sensitive-host-mounts', 'writable-host-mount'],
    Kubescape: ['C-0020', 'C-0045'],
    KubeBuddy: ['SEC029', 'SEC038', 'POD013'],
  },
  needs: ['pods'],
  uses: SPEC_SOURCES,
  *check(view) {
    for (const workload of workloadSpecs(view)) {
      const paths = hostPaths(workload).filter(
        ({ kind, bidirectional, path, writable }) =>
          // Without writing, the logs of the node are no more than that.
          (kind === 'sensitive' && (writable || path !== '/var/log')) || (kind !== 'socket' && bidirectional),
      );
      if (paths.length === 0) continue;
      const open = paths.some(({ writable }) => writable);
      yield {
        subject: workload.owner,
        severity: workload.nodeAgent ? 'info' : open ? 'high' : 'medium',
        facts: {
          count: paths.length,
          paths: paths
            .slice(0, 20)
            .map(({ path, writable, bidirectional }) => ({ path, writable, bidirectional })),
          pods: workload.pods,
        },
        evidence: hostPathEvidence(workload, paths),
      };
    }
  },
  message({ count, paths, pods }) {
    const words = paths.map((one) =>
      excerpt(
        one.bidirectional ? `${one.path} (mounts show on the node: Bidirectional)` : hostPathWords(one),
        100,
      ),
    );
    return `mounts ${namesText(words, count)} of the node; ${podWords(pods)}`;
  },
  commands: (_facts, subject) => printCommand(subject),
});
