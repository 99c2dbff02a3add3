import { someOf } from './amount-words.ts';
import { podWords, printCommand } from './container-hits.ts';
import { field } from './field-evidence.ts';
import { isTrafficEntry } from './node-agent.ts';
import { defineRule } from './rule.ts';
import { SPEC_SOURCES, workloadSpecs } from './workload-spec.ts';

export default defineRule({
  id: 'host-namespace-shared',
  title: 'Pods share namespaces of their node',
  group: 'security',
  severity: 'high',
  why: 'With the process namespace of the node a pod sees, and may stop, every process there. With its network it reaches what listens on the node only, and no NetworkPolicy holds for it.',
  fix: 'Take hostPID, hostIPC and hostNetwork out of the pod spec. A Service or a host port makes a port reachable without the network of the node.',
  peers: {
    Polaris: ['hostNetworkSet', 'hostPIDSet', 'hostIPCSet'],
    'kube-linter': ['host-network', 'host-pid', 'host-ipc'],
    Kubescape: ['C-0038', 'C-0041', 'C-0275', 'C-0276'],
    KubeBuddy: ['NET012', 'SEC002', 'SEC005'],
    marvin: ['M-101'],
  },
  needs: ['pods'],
  uses: SPEC_SOURCES,
  *check(view) {
    for (const workload of workloadSpecs(view)) {
      const { owner, object, root, spec, pods, nodeAgent } = workload;
      const shared = (['hostPID', 'hostIPC', 'hostNetwork'] as const).filter((name) => spec[name]);
      if (shared.length === 0) continue;
      const networkOnly = !spec.hostPID && !spec.hostIPC;
      const byNature = nodeAgent || (networkOnly && isTrafficEntry(spec));
      yield {
        subject: owner,
        severity: byNature ? 'info' : networkOnly ? 'medium' : 'high',
        facts: { shared, pods },
        evidence: shared.map((name) => field(object, `${root}.${name}`, true)),
      };
    }
  },
  message({ shared, pods }) {
    return `${someOf(shared)} set; ${podWords(pods)}`;
  },
  commands: (_facts, subject) => printCommand(subject),
});
