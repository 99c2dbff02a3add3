import type { Links } from '../model/links.ts';
import { reference } from '../model/object.ts';
import { counted } from './amount-words.ts';
import { type ContainerUsage, containerUsages } from './container-usage.ts';
import { excerpt } from './excerpt.ts';

interface NearLimit extends ContainerUsage {
  /** Cores or bytes, as is `limit`. */
  readonly used: number;
  readonly limit: number;
  readonly percent: number;
}

type NearLimitFacts = {
  readonly container: string;
  readonly pod: string;
  readonly percent: number;
  /** The threshold. */
  readonly nearPercent: number;
  readonly used: number;
  readonly limit: number;
  /** Near their limit, of all pods of the owner. */
  readonly containers: number;
};

/** By top owner, the container that is nearest to its limit, and what a rule says of it; from `nearPercent` on. */
export function nearLimits(
  links: Pick<Links, 'podsByTopOwner' | 'topOwner' | 'metricsOf'>,
  resource: 'cpu' | 'memory',
  nearPercent: number,
) {
  return containerUsages(links).flatMap((usages) => {
    const near = usages
      .flatMap((one): readonly NearLimit[] => {
        const limit = one.container.limits[resource] ?? 0;
        const used = one.metrics[resource];
        const percent = used === null || limit <= 0 ? 0 : (100 * used) / limit;
        return percent < nearPercent || used === null ? [] : [{ ...one, limit, used, percent }];
      })
      .toSorted((a, b) => b.percent - a.percent);
    const [worst] = near;
    return worst === undefined ? [] : [{ worst, seen: seenOf(worst, near, nearPercent) }];
  });
}

function seenOf(
  { owner, container, pod, percent, used, limit }: NearLimit,
  near: readonly NearLimit[],
  nearPercent: number,
) {
  const facts: NearLimitFacts = {
    container: container.name,
    pod: pod.meta.name,
    percent: Math.floor(percent),
    nearPercent,
    used,
    limit,
    containers: near.length,
  };
  return { subject: owner, facts, related: near.slice(0, 20).map((one) => reference(one.pod)) };
}

/** `amounts` such as `900m of 1 CPU`. */
export function nearLimitWords(
  { container, pod, percent, nearPercent, containers }: NearLimitFacts,
  amounts: string,
): string {
  const others = containers > 1 ? `; ${counted(containers, 'container')} in all from ${nearPercent}%` : '';
  return `container ${excerpt(container, 60)} of ${excerpt(pod, 80)} uses ${amounts} (${percent}%)${others}`;
}
