import type { Captured } from '../../model/captured.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { Instant } from '../../model/instant.ts';
import type { TextForm } from '../../model/text-form.ts';
import { textViews } from '../../rules/text-view.ts';
import type { Audit } from '../audit.ts';
import type { PodEntry } from './entry.ts';
import { type ImageBytes, imageBytes } from './image-bytes.ts';
import { type KindPortrait, kindPortraits } from './kind-portraits.ts';
import { podEntries } from './pod-entries.ts';
import { type ReplicaSetCounts, replicaSetCounts } from './replica-set-counts.ts';

/** One of two snapshots. */
export interface Side {
  readonly cluster: Cluster;
  readonly audit: Audit;
}

/**
 * What a comparison asks of a snapshot, and no more: made of the first, it lets the first cluster go before the second
 * is read.
 */
export interface Portrait {
  readonly audit: Audit;
  /** Capture time; 0 where it is not known. */
  readonly now: Instant;
  readonly captured: Captured;
  /** What a rule sees that tables suffice for, or descriptions, or no text at all. */
  readonly seen: Readonly<Record<TextForm | 'none', Captured>>;
  /** Every kind but pods, in the order of the model; custom kinds after, by name. */
  readonly kinds: readonly KindPortrait[];
  readonly pods: readonly PodEntry[];
  /** What nodes say of the sizes of images. */
  readonly imageBytes: ImageBytes;
  /** By namespace. */
  readonly replicaSets: ReadonlyMap<string, ReplicaSetCounts>;
}

export function portraitOf({ cluster, audit }: Side): Portrait {
  const views = textViews(cluster);
  return {
    audit,
    now: cluster.now,
    captured: cluster.captured,
    seen: {
      table: views('table').cluster.captured,
      describe: views('describe').cluster.captured,
      none: views(null).cluster.captured,
    },
    kinds: kindPortraits(cluster),
    pods: podEntries(cluster),
    imageBytes: imageBytes(cluster.nodes),
    replicaSets: replicaSetCounts(cluster),
  };
}
