import { logEvidence } from '../../../../rules/crash-line.ts';
import type { Mechanism } from '../../mechanism.ts';
import { type ClaimedPort, claimedPorts } from './claimed-ports.ts';
import { linesOf, tellingLine } from './crash-reason.ts';
import { templatePatch } from './template-patch.ts';
import { type TroubledContainer, troubledContainers } from './troubled-containers.ts';

/** Two containers of one pod listen on one port: the second to start ends. */
export const containerPortsCollide: Mechanism = {
  id: 'container-ports-collide',
  title: 'Two containers of a pod claim one port',
  reasoning:
    'The containers of a pod share its network, so that only one of them can listen on a port; the other ends when it ' +
    'tries. The port is one that both declare, or one that a sidecar is told to use by its environment, its arguments ' +
    'or an annotation that a mesh reads. The log of the container that ends says that the address is in use, and ' +
    'names the port; without such a line two claims of one port tell it too. Where no other container of the pod ' +
    'claims the port, the program itself starts twice: that is another cause.',
  fix: 'Give one of the two containers another port, and change with it what refers to it: probes, Services, the annotation of a mesh.',
  explains: [
    'crash-looping-container',
    'stuck-rollout',
    'liveness-probe-kills',
    'partially-available-workload',
    'failed-pod',
    'failed-job',
    'error-in-log',
    'frequent-restarts',
  ],
  diagnose(finding, scene) {
    for (const one of troubledContainers(finding, scene)) {
      if (one.problem === null) continue;
      const [line] = linesOf(one, scene, 'address-in-use');
      const named = Number(line?.match.captures.port ?? 0);
      if (
        line === undefined &&
        (one.problem.class !== 'crash' || hasOtherReason(one, () => tellingLine(one, scene)))
      )
        continue;
      const pair = collision(claimedPorts(one.pod), one.name, named === 0 ? null : named);
      if (pair === null) continue;
      const { port, container, words } = pair.other;
      const own = pair.own === null ? [] : [pair.own.evidence];
      return {
        root: finding.subject,
        confidence: line === undefined ? 'likely' : 'confirmed',
        summary: `container ${one.name} cannot listen on port ${port}: it is taken by container ${container} of the same pod, ${words}`,
        evidence: [...(line === undefined ? [] : [logEvidence(line)]), pair.other.evidence, ...own],
        commands: [...finding.commands, ...templatePatch(scene, finding.subject, [])],
        toConfirm:
          line === undefined
            ? 'Read the log of the run before this one: it says which address is in use.'
            : null,
      };
    }
    return null;
  },
};

/** One that is killed for memory or by a probe, or says something else, does not end over a port. */
function hasOtherReason({ last }: TroubledContainer, said: () => unknown): boolean {
  return last?.exitCode === null || last?.exitCode === 137 || last?.exitCode === 143 || said() !== null;
}

/** Another container's claim of a port: of the one named, else of one that this container claims too. */
function collision(claims: readonly ClaimedPort[], name: string, named: number | null) {
  const own = claims.filter(({ container }) => container === name);
  const others = claims.filter(({ container }) => container !== name);
  for (const other of others) {
    const same = own.find(({ port }) => port === other.port) ?? null;
    if (named === null ? same !== null : other.port === named) return { other, own: same };
  }
  return null;
}
