import type { Cluster } from '../../model/cluster.ts';
import { groupBy } from '../../model/grouping.ts';
import { type ImagePatternKind, imagePatterns } from '../../model/image-pattern.ts';
import { mainContainer } from '../../model/main-container.ts';
import { byCodeUnit } from '../../model/order.ts';

/** How the images of one namespace's Deployments are named. */
export interface ImagePatternsOfRow {
  readonly namespace: string;
  /** The sum of the patterns' counts. */
  readonly deployments: number;
  /** Most Deployments first. */
  readonly patterns: readonly ImagePatternRow[];
}

export interface ImagePatternRow {
  readonly kind: ImagePatternKind;
  /** `shop/<service>:latest`; `null` for bare base images and for images of others. */
  readonly pattern: string | null;
  readonly count: number;
  /** By Deployment; the image is that of its main container, as people write it. */
  readonly members: readonly { readonly workload: string; readonly image: string }[];
}

/** One row a namespace that has Deployments, by name. */
export function imagePatternRows({
  deployments,
}: Pick<Cluster, 'deployments'>): readonly ImagePatternsOfRow[] {
  return [...groupBy(deployments, ({ meta }) => meta.namespace ?? '')]
    .toSorted(([a], [b]) => byCodeUnit(a, b))
    .map(([namespace, own]) => ({
      namespace,
      deployments: own.length,
      patterns: imagePatterns(
        namespace,
        own.map(({ meta, template }) => ({
          workload: meta.name,
          image: mainContainer(meta.name, template)?.image ?? null,
        })),
      ).map(({ kind, pattern, members }) => ({ kind, pattern, count: members.length, members })),
    }));
}
