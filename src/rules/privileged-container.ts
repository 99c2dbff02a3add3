import { containerHits, hitEvidence, hitWords, printCommand } from './container-hits.ts';
import { defineRule } from './rule.ts';
import { SPEC_SOURCES, workloadSpecs } from './workload-spec.ts';

export default defineRule({
  id: 'privileged-container',
  title: 'Container is privileged',
  group: 'security',
  severity: 'high',
  why: 'It may use every device of its node and switch the protection of the kernel off: whoever gets into the container has the node.',
  fix: 'Set privileged: false, and add the one capability or device that the program needs. If it cannot do without, run it on nodes of its own.',
  peers: {
    Polaris: ['runAsPrivileged', 'hostProcess'],
    'kube-score': ['container-security-context-privileged'],
    'kube-linter': ['privileged-container'],
    k8sgpt: ['Security'],
    Kubescape: ['C-0057', 'C-0202'],
    KubeBuddy: ['SEC004'],
    marvin: ['M-100', 'M-102'],
  },
  needs: ['pods'],
  uses: SPEC_SOURCES,
  covers: ['dangerous-capability-added', 'kernel-protection-disabled'],
  *check(view) {
    for (const workload of workloadSpecs(view)) {
      const found = containerHits(workload, ({ security }) =>
        security.privileged === true ? '' : security.hostProcess === true ? 'Windows host process' : null,
      );
      if (found === null) continue;
      const brief = found.hits.every(({ init }) => init);
      yield {
        subject: workload.owner,
        severity: workload.nodeAgent ? 'info' : brief ? 'medium' : 'high',
        facts: { ...found.facts, nodeAgent: workload.nodeAgent },
        evidence: found.hits
          .slice(0, 3)
          .flatMap((one) =>
            hitEvidence(
              workload,
              { ...found, hits: [one] },
              one.container.security.privileged === true
                ? 'securityContext.privileged'
                : 'securityContext.windowsOptions.hostProcess',
              () => true,
            ),
          ),
      };
    }
  },
  message(facts) {
    return `privileged: ${hitWords(facts)}${facts.nodeAgent ? '; an agent of the node' : ''}`;
  },
  commands: (_facts, subject) => printCommand(subject),
});
