import type { Links } from '../model/links.ts';
import type { ObjectKey, ObjectReference } from '../model/object.ts';
import { requestOf, usageOf } from '../rules/workload-usage.ts';

/** What the running pods of one workload take together: cores and bytes. */
export interface WorkloadFootprint {
  readonly ref: ObjectReference;
  readonly pods: number;
  /** `null` where a container asks for none. */
  readonly requested: Amounts;
  /** `null` where one of the pods was not measured. */
  readonly used: Amounts;
}

interface Amounts {
  readonly cpu: number | null;
  readonly memory: number | null;
}

/** Of these top owners, those with running pods. */
export function workloadFootprints(
  links: Pick<Links, 'podsByTopOwner' | 'topOwner' | 'metricsOf'>,
  owners: ReadonlySet<ObjectKey>,
): readonly WorkloadFootprint[] {
  return [...links.podsByTopOwner()].flatMap(([key, all]) => {
    const pods = all.filter(({ phase, meta }) => phase === 'Running' && meta.deletedAt === null);
    const [first] = pods;
    if (first === undefined || !owners.has(key)) return [];
    const usages = pods.map((pod) => usageOf(pod, links));
    const total = (name: 'cpu' | 'memory') =>
      usages.some((usage) => usage === null)
        ? null
        : usages.reduce((sum, usage) => sum + (usage?.[name] ?? 0), 0);
    return [
      {
        ref: links.topOwner(first),
        pods: pods.length,
        requested: { cpu: requestOf(pods, 'cpu'), memory: requestOf(pods, 'memory') },
        used: { cpu: total('cpu'), memory: total('memory') },
      },
    ];
  });
}
