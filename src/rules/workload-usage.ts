import { runningContainers } from '../model/container-resources.ts';
import type { Links } from '../model/links.ts';
import type { KubernetesObject } from '../model/object.ts';
import type { Pod } from '../model/pod.ts';
import { podResource } from '../model/pod-resources.ts';

/** What the running pods of one top owner use and ask for together: cores and bytes. */
export interface WorkloadUsage {
  /** Its first pod; stands for it where the owner was not captured. */
  readonly pod: Pod;
  readonly owner: KubernetesObject;
  readonly pods: number;
  readonly used: { readonly cpu: number; readonly memory: number };
  /** `null` where a container asks for none. */
  readonly requested: { readonly cpu: number | null; readonly memory: number | null };
}

/** Of those with numbers of every running pod; one sample each. */
export function workloadUsages(
  links: Pick<Links, 'podsByTopOwner' | 'topOwner' | 'find' | 'metricsOf'>,
): readonly WorkloadUsage[] {
  return [...links.podsByTopOwner().values()].flatMap((all) => {
    const pods = all.filter(({ phase, meta }) => phase === 'Running' && meta.deletedAt === null);
    const [pod] = pods;
    const used = pods.map((one) => usageOf(one, links));
    if (pod === undefined || used.some((one) => one === null)) return [];
    const sum = (of: (one: { cpu: number; memory: number }) => number) =>
      used.reduce((total, one) => total + (one === null ? 0 : of(one)), 0);
    return [
      {
        pod,
        owner: links.find(links.topOwner(pod)) ?? pod,
        pods: pods.length,
        used: { cpu: sum(({ cpu }) => cpu), memory: sum(({ memory }) => memory) },
        requested: { cpu: requestOf(pods, 'cpu'), memory: requestOf(pods, 'memory') },
      },
    ];
  });
}

/** What one pod uses, from its own row or those of its containers; `null` where a number is missing. */
export function usageOf(pod: Pod, links: Pick<Links, 'metricsOf'>) {
  const rows = links.metricsOf(pod);
  const whole = rows.filter(({ container }) => container === null);
  const own = whole.length > 0 ? whole : rows;
  if (own.length === 0 || own.some(({ cpu, memory }) => cpu === null || memory === null)) return null;
  return {
    cpu: own.reduce((sum, { cpu }) => sum + (cpu ?? 0), 0),
    memory: own.reduce((sum, { memory }) => sum + (memory ?? 0), 0),
  };
}

/** What pods ask for together; `null` where a container asks for none. */
export function requestOf(pods: readonly Pod[], name: string): number | null {
  const whole = pods.every(({ spec }) =>
    runningContainers(spec).every(({ requests }) => Object.hasOwn(requests, name)),
  );
  return whole ? pods.reduce((sum, { spec }) => sum + podResource(spec, 'requests', name), 0) : null;
}
