import type { Cluster } from '../../../model/cluster.ts';
import { lazilyBy } from '../../../model/lazy.ts';
import { objectKey, reference } from '../../../model/object.ts';
import type { Pod } from '../../../model/pod.ts';
import type { Service } from '../../../model/service.ts';
import type { Finding } from '../../../rules/finding.ts';
import { selectedWorkloads } from '../../inventory/selected-workloads.ts';

/**
 * Looks up why a Service has no one to send to: the worst finding on a workload it selects, or on what the pods of that
 * workload share, such as their node. `null` while any pod behind it is ready.
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
  const { links } = cluster;
  const rank = new Map(candidates.map((finding, index) => [finding, index]));
  return lazilyBy((service: Service) => {
    const pods = links.podsBehind(service);
    if (pods.some(isServing)) return null;
    const broken = pods.flatMap(
      (pod) => bySubject.get(objectKey(links.topOwner(pod))) ?? byPod.get(objectKey(reference(pod))) ?? [],
    );
    const selected = (selectedWorkloads(cluster).get(service) ?? []).flatMap(
      (workload) => bySubject.get(objectKey(workload)) ?? [],
    );
    const ranks = [...broken, ...selected].map((finding) => rank.get(finding) ?? candidates.length);
    return candidates[ranks.reduce((best, one) => Math.min(best, one), candidates.length)] ?? null;
  });
}

function isServing({ phase, ready, meta }: Pod): boolean {
  return phase === 'Running' && ready.ready === ready.total && meta.deletedAt === null;
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
