import { parseImageReference } from '../model/image-reference.ts';
import { containerHits, hitEvidence, hitWords, printCommand } from './container-hits.ts';
import { defineRule } from './rule.ts';
import { SPEC_SOURCES, workloadSpecs } from './workload-spec.ts';

export default defineRule({
  id: 'docker-in-docker',
  title: 'A Docker daemon runs in a pod',
  group: 'security',
  severity: 'high',
  why: 'The daemon needs a privileged container and starts containers that Kubernetes does not see: whoever may start a build there has the node.',
  fix: 'Build images with a tool that needs no daemon (BuildKit rootless, Buildah), or keep such pods on nodes of their own where nothing else runs.',
  peers: { KubeBuddy: ['SEC036'] },
  needs: ['pods'],
  uses: SPEC_SOURCES,
  covers: ['privileged-container', 'dangerous-capability-added', 'kernel-protection-disabled'],
  *check(view) {
    for (const workload of workloadSpecs(view)) {
      const found = containerHits(workload, ({ image }) => (isDaemon(image) ? (image ?? '') : null));
      if (found === null) continue;
      const privileged = found.hits.some(({ container }) => container.security.privileged === true);
      yield {
        subject: workload.owner,
        severity: privileged ? 'high' : 'low',
        facts: found.facts,
        evidence: hitEvidence(workload, found, 'image', ({ container }) => container.image),
      };
    }
  },
  message: (facts) => `Docker daemon: ${hitWords(facts)}`,
  commands: (_facts, subject) => printCommand(subject),
});

function isDaemon(image: string | null): boolean {
  const parsed = parseImageReference(image);
  if (parsed === null) return false;
  const name = parsed.repository.slice(parsed.repository.lastIndexOf('/') + 1);
  if (name === 'docker' && /(?:^|-)dind(?:-|$)/.test(parsed.tag ?? '')) return true;
  return name === 'dind' || name.endsWith('-dind');
}
