import type { Instant } from './instant.ts';
import { text } from './json.ts';
import type { ObjectMeta, Source } from './object.ts';
import { ownInstant, ownText, type PodRow } from './pod-row.ts';
import {
  type CommonMeta,
  readAppliedVersion,
  readFinalizers,
  readKnownAnnotations,
  readLabels,
  readOwners,
} from './read-meta.ts';
import type { Share } from './share.ts';

/** Metadata of a pod that is like another; `null` without a name or a namespace of its own. */
export function rowMeta(row: PodRow, first: ObjectMeta, source: Source, share: Share): ObjectMeta | null {
  const name = text(row.name);
  const namespace = ownText(row.namespace, first.namespace);
  if (name === null || namespace === null) return null;
  const own = namespace === first.namespace ? first.namespace : share(namespace);
  return new RowMeta(row, first, { name, namespace: own, source }, share);
}

/** Reads of its row what it is asked for, and keeps none of it: of most pods it is asked little, and once. */
class RowMeta implements ObjectMeta {
  readonly name: string;
  readonly namespace: string | null;
  readonly source: Source;
  readonly #row: PodRow;
  readonly #first: ObjectMeta;
  readonly #share: Share;
  /** Read at once where it does not last. */
  readonly #own: CommonMeta | null = null;

  constructor(
    row: PodRow,
    first: ObjectMeta,
    { name, namespace, source }: Pick<ObjectMeta, 'name' | 'namespace' | 'source'>,
    share: Share,
  ) {
    this.name = name;
    this.namespace = namespace;
    this.source = source;
    this.#row = row;
    this.#first = first;
    this.#share = share;
    if (row.isFleeting) {
      const { labels, annotations, appliedVersion, owners, finalizers } = this;
      this.#own = { labels, annotations, appliedVersion, owners, finalizers };
    }
  }

  get apiVersion(): string {
    return this.#first.apiVersion;
  }

  get kind(): string {
    return this.#first.kind;
  }

  get uid(): string | null {
    return ownText(this.#row.uid, this.#first.uid);
  }

  get resourceVersion(): string | null {
    return ownText(this.#row.resourceVersion, this.#first.resourceVersion);
  }

  get createdAt(): Instant | null {
    return ownInstant(this.#row.creationTimestamp, this.#first.createdAt);
  }

  get deletedAt(): Instant | null {
    return this.#first.deletedAt;
  }

  get deletionGracePeriodSeconds(): number | null {
    return this.#first.deletionGracePeriodSeconds;
  }

  get labels(): ObjectMeta['labels'] {
    if (this.#own !== null) return this.#own.labels;
    const { labels } = this.#row;
    return labels === undefined ? this.#first.labels : readLabels(labels, this.#share);
  }

  get annotations(): ObjectMeta['annotations'] {
    if (this.#own !== null) return this.#own.annotations;
    const { annotations } = this.#row;
    return annotations === undefined
      ? this.#first.annotations
      : readKnownAnnotations(annotations, this.#share);
  }

  get appliedVersion(): string | null {
    if (this.#own !== null) return this.#own.appliedVersion;
    const { annotations } = this.#row;
    return annotations === undefined
      ? this.#first.appliedVersion
      : readAppliedVersion(annotations, this.#share);
  }

  get owners(): ObjectMeta['owners'] {
    if (this.#own !== null) return this.#own.owners;
    const { ownerReferences } = this.#row;
    return ownerReferences === undefined ? this.#first.owners : readOwners(ownerReferences, this.#share);
  }

  get finalizers(): readonly string[] {
    if (this.#own !== null) return this.#own.finalizers;
    const { finalizers } = this.#row;
    return finalizers === undefined ? this.#first.finalizers : readFinalizers(finalizers, this.#share);
  }
}
