import { setCommon } from '../../../model/common-part.ts';
import { type Instant, isoTime } from '../../../model/instant.ts';
import type { JsonRecord } from '../../../model/json.ts';
import type { Likeness, PodRow } from '../../../model/pod-row.ts';
import { Timed } from '../../../model/timed.ts';
import type { PartStore } from './part-store.ts';
import { COUNT, MOMENT } from './share-points.ts';
import type { Place, Skeleton } from './skeleton.ts';
import type { Variables } from './variables.ts';

/** What a row may have of its own. */
export type Field =
  | 'name'
  | 'uid'
  | 'resourceVersion'
  | 'creationTimestamp'
  | 'namespace'
  | 'labels'
  | 'annotations'
  | 'ownerReferences'
  | 'finalizers'
  | 'hostname'
  | 'template'
  | 'nodeName'
  | 'affinity'
  | 'common'
  | 'podIP'
  | 'hostIP'
  | 'startTime'
  | 'conditions'
  | 'containerStatuses'
  | 'initContainerStatuses'
  | 'ephemeralContainerStatuses';

/** What the numbers of a row speak of: that of all rows of a batch. */
export interface Batch {
  readonly words: Uint32Array;
  readonly texts: string;
  readonly variables: Variables;
  readonly store: PartStore;
  /** What stands beside the rows as it was captured, until the next batch. */
  values: readonly unknown[];
}

/** Until its parts are read. */
const UNKNOWN: Likeness = { first: null, traits: null };

/** A pod of a skeleton, and numbers for what stands in its places: read when somebody asks. */
export class Row implements PodRow {
  readonly likeness: Likeness;
  readonly #skeleton: Skeleton;
  readonly #batch: Batch;
  /** Where its words begin, and its values. */
  readonly #from: number;
  readonly #value: number;

  constructor(skeleton: Skeleton, batch: Batch, from: number, value: number) {
    this.likeness = skeleton.likenesses?.of(batch.words, from) ?? UNKNOWN;
    this.#skeleton = skeleton;
    this.#batch = batch;
    this.#from = from;
    this.#value = value;
  }

  get isFleeting(): boolean {
    return this.#skeleton.values > 0;
  }

  get name(): unknown {
    return this.#read(this.#skeleton.byField.name);
  }

  get uid(): unknown {
    return this.#read(this.#skeleton.byField.uid);
  }

  get resourceVersion(): unknown {
    return this.#read(this.#skeleton.byField.resourceVersion);
  }

  get creationTimestamp(): unknown {
    return this.#time(this.#skeleton.byField.creationTimestamp);
  }

  get namespace(): unknown {
    return this.#read(this.#skeleton.byField.namespace);
  }

  get labels(): unknown {
    return this.#read(this.#skeleton.byField.labels);
  }

  get annotations(): unknown {
    return this.#read(this.#skeleton.byField.annotations);
  }

  get ownerReferences(): unknown {
    return this.#read(this.#skeleton.byField.ownerReferences);
  }

  get finalizers(): unknown {
    return this.#read(this.#skeleton.byField.finalizers);
  }

  get nodeName(): unknown {
    return this.#read(this.#skeleton.byField.nodeName);
  }

  get affinity(): unknown {
    return this.#read(this.#skeleton.byField.affinity);
  }

  get podIP(): unknown {
    return this.#read(this.#skeleton.byField.podIP);
  }

  get hostIP(): unknown {
    return this.#read(this.#skeleton.byField.hostIP);
  }

  get startTime(): unknown {
    return this.#time(this.#skeleton.byField.startTime);
  }

  get conditions(): unknown {
    return this.#read(this.#skeleton.byField.conditions);
  }

  get containerStatuses(): unknown {
    return this.#read(this.#skeleton.byField.containerStatuses);
  }

  get initContainerStatuses(): unknown {
    return this.#read(this.#skeleton.byField.initContainerStatuses);
  }

  get ephemeralContainerStatuses(): unknown {
    return this.#read(this.#skeleton.byField.ephemeralContainerStatuses);
  }

  hasTimeFrom(since: Instant): boolean {
    return this.#has(MOMENT, since / 1000);
  }

  hasCount(): boolean {
    return this.#has(COUNT, 1);
  }

  captured(): JsonRecord {
    const { item, members, places } = this.#skeleton;
    const pod: Record<string, unknown> = { ...item };
    const holders: Record<string, unknown>[] = [];
    for (const { name, member } of members) {
      const holder: Record<string, unknown> = { ...member };
      pod[name] = holder;
      holders.push(holder);
    }
    for (const place of places) {
      const holder = holders[place.holder];
      if (holder === undefined) continue;
      if (place.kind === 'common') setCommon(holder, this.#read(place));
      else holder[place.key] = this.#read(place);
    }
    return pod;
  }

  /** Whether a variable of its conditions or containers is of that kind, and its number so large or larger. */
  #has(kind: typeof MOMENT | typeof COUNT, least: number): boolean {
    const { words, variables } = this.#batch;
    for (const { at } of this.#skeleton.timed) {
      const place = this.#from + at;
      if (variables.has(words[place + 1] ?? 0, words[place + 2] ?? 0, kind, least)) return true;
    }
    return false;
  }

  #time(place: Place | null): unknown {
    if (place === null) return undefined;
    const { words } = this.#batch;
    const at = this.#from + place.at;
    const isMoment = place.kind === 'text' && words[at] === MOMENT;
    return isMoment ? (words[at + 1] ?? 0) * 1000 : this.#read(place);
  }

  #read(place: Place | null): unknown {
    if (place === null) return undefined;
    const { words, texts, variables, store } = this.#batch;
    const at = this.#from + place.at;
    const number = words[at] ?? 0;
    switch (place.kind) {
      case 'text': {
        const length = words[at + 1] ?? 0;
        return number === MOMENT ? isoTime(length * 1000) : texts.slice(number, number + length);
      }
      case 'as captured':
        return this.#batch.values[this.#value + place.at];
      case 'share but for times':
        return new Timed(store.part(number), variables.values(words[at + 1] ?? 0, words[at + 2] ?? 0));
      case 'common':
        return store.spec(number);
      default:
        return store.part(number);
    }
  }
}
