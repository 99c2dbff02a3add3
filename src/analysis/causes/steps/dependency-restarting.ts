import { objectKey } from '../../../model/object.ts';
import { hostTargets } from '../../../rules/service-host.ts';
import { COMPLAINTS, failedConnections } from '../failed-connection.ts';
import type { Step } from '../step.ts';

/** A program is refused now and then by one that keeps restarting. */
export const dependencyRestarting: Step = {
  id: 'dependency-restarting',
  reasoning:
    'A container that is restarted again and again is ready in between, so its Service has endpoints at the moment of ' +
    'the capture, and refuses connections all the same whenever it starts anew. A program that logs refused, reset or ' +
    'unanswered connections to such a Service follows from the restarts. A name that does not resolve, or a port ' +
    'that the Service does not have, is another matter.',
  *infer(cluster, findings) {
    const restarting = new Map(
      findings
        .filter(({ rule }) => RESTARTING.has(rule))
        .toReversed()
        .map((finding) => [objectKey(finding.subject), finding] as const),
    );
    if (restarting.size === 0 || cluster.logs.length === 0) return;
    const find = hostTargets(cluster);
    for (const consequence of findings.filter(({ rule }) => COMPLAINTS.has(rule))) {
      for (const { host, port, signature } of failedConnections(cluster, consequence)) {
        const target =
          host === null || !CUT.has(signature) ? null : find(host, consequence.subject.namespace);
        if (target?.kind !== 'service') continue;
        const { service } = target;
        if (port !== null && !service.ports.some((one) => String(one.port) === port)) continue;
        const [cause] = cluster.links
          .podsBehind(service)
          .flatMap((pod) => restarting.get(objectKey(cluster.links.topOwner(pod))) ?? []);
        if (cause !== undefined && cause !== consequence) yield { consequence, cause };
      }
    }
  },
};

const RESTARTING = new Set(['liveness-probe-kills', 'crash-looping-container', 'frequent-restarts']);
const CUT = new Set([
  'connection-refused',
  'connection-reset',
  'connection-timeout',
  'connection-failed',
  'deadline-exceeded',
  'database-unreachable',
]);
