import type { Container } from '../model/container.ts';
import { containerHits, hitEvidence, hitWords, printCommand } from './container-hits.ts';
import { defineRule } from './rule.ts';
import { SPEC_SOURCES, workloadSpecs } from './workload-spec.ts';

const PROBES = ['startupProbe', 'livenessProbe', 'readinessProbe'] as const;

export default defineRule({
  id: 'probe-port-missing',
  title: 'Probe names a port that its container does not have',
  group: 'risk',
  severity: 'medium',
  why: 'The kubelet cannot tell which port is meant, so the probe fails each time: the container is restarted again and again, or never becomes ready.',
  fix: 'Give the port that name in ports of the same container, or write its number into the probe.',
  peers: { 'kube-linter': ['liveness-port', 'readiness-port', 'startup-port'] },
  needs: ['pods'],
  uses: SPEC_SOURCES,
  *check(view) {
    for (const workload of workloadSpecs(view)) {
      const found = containerHits(workload, (container) => {
        const lost = lostProbe(container);
        return lost === null ? null : `${lost.probe} ${lost.port}`;
      });
      if (found === null) continue;
      const probe = found.hits.map(({ container }) => lostProbe(container)?.probe)[0] ?? PROBES[0];
      yield {
        subject: workload.owner,
        facts: found.facts,
        evidence: hitEvidence(
          workload,
          { ...found, hits: found.hits.slice(0, 1) },
          `${probe}.${found.hits[0]?.container[probe]?.handler ?? ''}.port`,
          ({ container }) => container[probe]?.port ?? null,
        ),
      };
    }
  },
  message: (facts) => `unknown port: ${hitWords(facts)}`,
  commands: (_facts, subject) => printCommand(subject),
});

/** A number needs no declaration: ports of a container are no more than a note. */
function lostProbe(container: Container): { probe: (typeof PROBES)[number]; port: string } | null {
  for (const probe of PROBES) {
    const port = container[probe]?.port ?? null;
    // kubectl once wrote numbers as text.
    if (typeof port !== 'string' || /^\d+$/.test(port)) continue;
    if (!container.ports.some(({ name }) => name === port)) return { probe, port };
  }
  return null;
}
