import type { Cluster } from '../../model/cluster.ts';
import { groupBy } from '../../model/grouping.ts';
import { objectKey, reference } from '../../model/object.ts';
import { selectsPods } from '../../model/selector.ts';
import type { Service } from '../../model/service.ts';
import type { Finding } from '../../rules/finding.ts';

/**
 * Looks up why a Service has no one to send to: the worst finding on a workload it selects, or on what the pods of that
 * workload share, such as their node. A pod that is ready is no reason, and its findings are none.
 */
export function faultsBehind(
  cluster: Cluster,
  findings: readonly Finding[],
): (service: Service) => Finding | null {
  const candidates = findings.filter(({ rule }) => !BEFORE_THE_SERVICE.has(rule));
  const bySubject = firstOf(candidates.map((finding) => [objectKey(finding.subject), finding]));
  const byPod = firstOf(
    candidates.flatMap((finding) =>
      finding.related.filter(({ kind }) => kind === 'Pod').map((pod) => [objectKey(pod), finding] as const),
    ),
  );
  const { deployments, statefulSets, daemonSets, links } = cluster;
  const workloadsIn = groupBy([...deployments, ...statefulSets, ...daemonSets], ({ meta }) => meta.namespace);
  return (service) => {
    const idle = links
      .podsBehind(service)
      .filter((pod) => pod.phase !== 'Running' || pod.ready.ready < pod.ready.total || pod.meta.deletedAt !== null);
    const broken = idle.flatMap(
      (pod) => bySubject.get(objectKey(links.topOwner(pod))) ?? byPod.get(objectKey(reference(pod))) ?? [],
    );
    const podless = (workloadsIn.get(service.meta.namespace) ?? [])
      .filter(({ template }) => selectsPods(service.selector, template.labels))
      .flatMap((workload) => bySubject.get(objectKey(reference(workload))) ?? []);
    const behind = new Set([...broken, ...podless]);
    return candidates.find((finding) => behind.has(finding)) ?? null;
  };
}

/** They say that requests do not arrive, or that programs complain; not that pods are missing. */
const BEFORE_THE_SERVICE = new Set([
  'ingress-backend-missing',
  'ingress-backend-down',
  'autoscaler-inactive',
  'autoscaler-target-missing',
  'autoscaler-at-maximum',
  'error-in-log',
]);

/** Findings come worst first, so the first for a key is the worst. */
function firstOf(entries: readonly (readonly [string, Finding])[]): ReadonlyMap<string, Finding> {
  return new Map(entries.toReversed());
}
