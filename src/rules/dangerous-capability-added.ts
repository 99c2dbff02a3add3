import type { Container } from '../model/container.ts';
import { containerHits, hitEvidence, hitWords, printCommand } from './container-hits.ts';
import { defineRule } from './rule.ts';
import { SPEC_SOURCES, workloadSpecs } from './workload-spec.ts';

/** Each of them leads out of the container. */
const ESCAPES: ReadonlySet<string> = new Set([
  'ALL',
  'BPF',
  'DAC_READ_SEARCH',
  'SYS_ADMIN',
  'SYS_MODULE',
  'SYS_RAWIO',
]);

/** They reach beyond the container's own work, but not out of it alone. */
const STRONG: ReadonlySet<string> = new Set([
  'CHECKPOINT_RESTORE',
  'MAC_ADMIN',
  'MAC_OVERRIDE',
  'NET_ADMIN',
  'PERFMON',
  'SYSLOG',
  'SYS_BOOT',
  'SYS_PTRACE',
  'SYS_TIME',
]);

export default defineRule({
  id: 'dangerous-capability-added',
  title: 'Container has a dangerous Linux capability',
  group: 'security',
  severity: 'high',
  why: 'The capability gives root in the container power over the node: its kernel, its network or its other processes.',
  fix: 'Take it out of capabilities.add and see whether the program runs without: most were added for an older version of it.',
  peers: {
    Polaris: ['dangerousCapabilities'],
    Kubescape: ['C-0046'],
    KubeBuddy: ['SEC012'],
    marvin: ['M-103'],
  },
  needs: ['pods'],
  uses: SPEC_SOURCES,
  *check(view) {
    for (const workload of workloadSpecs(view)) {
      const found = containerHits(workload, (container, { init }) => {
        const strong = dangerous(container);
        // A mesh sets up the network of each pod in an init container, which ends.
        const needed = init && strong.every((name) => name === 'NET_ADMIN');
        return strong.length === 0 || needed ? null : strong.join(', ');
      });
      if (found === null) continue;
      const escapes = found.hits.some(({ container }) =>
        dangerous(container).some((one) => ESCAPES.has(one)),
      );
      yield {
        subject: workload.owner,
        severity: workload.nodeAgent ? 'info' : escapes ? 'high' : 'medium',
        facts: found.facts,
        evidence: hitEvidence(workload, found, 'securityContext.capabilities.add', ({ container }) =>
          container.security.addedCapabilities.join(','),
        ),
      };
    }
  },
  message: (facts) => `capability added: ${hitWords(facts)}`,
  commands: (_facts, subject) => printCommand(subject),
});

/** Without the prefix that some write. */
function dangerous({ security }: Container): readonly string[] {
  return security.addedCapabilities
    .map((name) => name.toUpperCase().replace(/^CAP_/, ''))
    .filter((name) => ESCAPES.has(name) || STRONG.has(name));
}
