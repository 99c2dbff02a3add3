import { containerHits, hitEvidence, hitWords, printCommand } from './container-hits.ts';
import { isTrafficEntry } from './node-agent.ts';
import { defineRule } from './rule.ts';
import { SPEC_SOURCES, workloadSpecs } from './workload-spec.ts';

export default defineRule({
  id: 'host-port-used',
  title: 'Container opens a port of its node',
  group: 'security',
  severity: 'low',
  why: 'The port is open on the address of the node, where no Service stands before it and NetworkPolicies may not hold. Only one such pod fits on a node.',
  fix: 'Remove hostPort and make the program reachable through a Service.',
  peers: {
    Polaris: ['hostPortSet'],
    Kubescape: ['C-0044'],
    KubeBuddy: ['SEC021'],
    marvin: ['M-105'],
  },
  needs: ['pods'],
  uses: SPEC_SOURCES,
  *check(view) {
    for (const workload of workloadSpecs(view)) {
      const { spec, nodeAgent, owner } = workload;
      // On the network of the node every port is one of the node.
      if (spec.hostNetwork || nodeAgent) continue;
      const found = containerHits(workload, ({ ports }) => {
        const open = ports.filter(({ hostPort }) => hostPort !== null);
        return open.length === 0
          ? null
          : open.map(({ hostPort, protocol }) => `${hostPort}/${protocol}`).join(', ');
      });
      if (found === null || isTrafficEntry(spec)) continue;
      yield {
        subject: owner,
        facts: found.facts,
        evidence: hitEvidence(
          workload,
          found,
          'ports[*].hostPort',
          ({ container }) => container.ports.find(({ hostPort }) => hostPort !== null)?.hostPort ?? null,
        ),
      };
    }
  },
  message: (facts) => `host port: ${hitWords(facts)}`,
  commands: (_facts, subject) => printCommand(subject),
});
