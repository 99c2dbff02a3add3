import { containerHits, hitEvidence, hitWords, printCommand } from './container-hits.ts';
import { defineRule } from './rule.ts';
import { SPEC_SOURCES, workloadSpecs } from './workload-spec.ts';

export default defineRule({
  id: 'sudo-in-command',
  title: 'Container starts its program with sudo',
  group: 'security',
  severity: 'medium',
  why: 'The image lets a plain user become root without a password, so whoever breaks into the program does the same. With allowPrivilegeEscalation: false it does not start at all.',
  fix: 'Take sudo out of the command, and give the user of the image the files or ports it needs.',
  peers: { Kubescape: ['C-0062'], marvin: ['M-408'] },
  needs: ['pods'],
  uses: SPEC_SOURCES,
  *check(view) {
    for (const workload of workloadSpecs(view)) {
      const found = containerHits(workload, ({ sudo }) => (sudo ? '' : null));
      if (found === null) continue;
      yield {
        subject: workload.owner,
        severity: workload.nodeAgent ? 'info' : 'medium',
        facts: found.facts,
        evidence: hitEvidence(workload, found, 'command', () => 'sudo'),
      };
    }
  },
  message: (facts) => `sudo in the command: ${hitWords(facts)}`,
  commands: (_facts, subject) => printCommand(subject),
});
