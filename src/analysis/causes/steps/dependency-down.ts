import type { Cluster } from '../../../model/cluster.ts';
import { lazily } from '../../../model/lazy.ts';
import { objectKey, reference } from '../../../model/object.ts';
import type { Service } from '../../../model/service.ts';
import type { Finding } from '../../../rules/finding.ts';
import { hostTargets } from '../../../rules/service-host.ts';
import { COMPLAINTS, type FailedConnection, failedConnections } from '../failed-connection.ts';
import type { Step } from '../step.ts';
import { faultsBehind } from './faults-behind.ts';
import { serviceFaults } from './service-fault.ts';

/** A program that cannot reach a broken Service suffers from what broke it. */
export const dependencyDown: Step = {
  id: 'dependency-down',
  reasoning:
    'A program logs that it cannot connect to a Service or pod of this cluster, and what stands behind that Service ' +
    'has a finding: the program’s trouble follows from it. A Service without ready pods refuses connections; a ' +
    'headless one has no name then. While its pods are ready, a Service refuses only where its own selector, port or ' +
    'protocol does not lead to them. Where names do not resolve at all and the cluster’s DNS has a finding, that is ' +
    'the cause. Hosts that nothing captured bears are left alone.',
  *infer(cluster, findings) {
    const complaints = findings.filter(({ rule }) => COMPLAINTS.has(rule));
    if (complaints.length === 0 || cluster.logs.length === 0) return;
    const fault = faultsBehind(cluster, findings);
    const ownFault = serviceFaults(findings);
    const find = hostTargets(cluster);
    const byPod = new Map(
      findings.toReversed().map((finding) => [objectKey(finding.subject), finding] as const),
    );
    const dns = lazily(() => dnsFault(cluster, findings));
    const causeOf = (finding: Finding, connection: FailedConnection): Finding | null => {
      const { host, port, signature } = connection;
      const target = host === null ? null : find(host, finding.subject.namespace);
      if (signature === 'name-resolution-failed') {
        const headless = target?.kind === 'service' && target.service.clusterIP === 'None';
        return (headless ? fault(target.service) : null) ?? dns();
      }
      if (target === null) return null;
      if (target.kind === 'pod') return byPod.get(objectKey(cluster.links.topOwner(target.pod))) ?? null;
      if (!listens(target.service, port)) return null;
      return fault(target.service) ?? ownFault(target.service, port);
    };
    for (const consequence of complaints) {
      const [cause] = failedConnections(cluster, consequence).flatMap(
        (one) => causeOf(consequence, one) ?? [],
      );
      if (cause !== undefined && cause !== consequence) yield { consequence, cause };
    }
  },
};

/** Behind a headless Service any port of the pod may be asked. */
function listens({ clusterIP, ports }: Service, port: string | null): boolean {
  return port === null || clusterIP === 'None' || ports.some((one) => String(one.port) === port);
}

/** CoreDNS keeps the label of its predecessor, whatever installed it. */
function dnsFault({ links }: Cluster, findings: readonly Finding[]): Finding | null {
  const servers = new Set(
    links
      .podsIn('kube-system')
      .filter(({ meta }) => meta.labels['k8s-app'] === 'kube-dns')
      .flatMap((pod) => [objectKey(links.topOwner(pod)), objectKey(reference(pod))]),
  );
  return findings.find(({ subject }) => servers.has(objectKey(subject))) ?? null;
}
