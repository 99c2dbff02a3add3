import { setCommon } from '../../../model/common-part.ts';
import type { JsonRecord } from '../../../model/json.ts';
import type { Likeness, PodRow } from '../../../model/pod-row.ts';
import type { Skeleton } from './skeleton.ts';

/** What a row may have of its own. */
export type Field = Exclude<keyof PodRow, 'likeness' | 'captured'> | 'common' | 'hostname' | 'template';

/** Until its parts are read. */
const UNKNOWN: Likeness = { first: null };

/** A pod of a skeleton: what stands in its places. */
export class Row implements PodRow {
  readonly skeleton: Skeleton;
  likeness: Likeness = UNKNOWN;
  name: unknown = undefined;
  uid: unknown = undefined;
  resourceVersion: unknown = undefined;
  creationTimestamp: unknown = undefined;
  namespace: unknown = undefined;
  labels: unknown = undefined;
  annotations: unknown = undefined;
  ownerReferences: unknown = undefined;
  finalizers: unknown = undefined;
  hostname: unknown = undefined;
  template: unknown = undefined;
  nodeName: unknown = undefined;
  affinity: unknown = undefined;
  common: unknown = undefined;
  podIP: unknown = undefined;
  hostIP: unknown = undefined;
  startTime: unknown = undefined;
  conditions: unknown = undefined;
  containerStatuses: unknown = undefined;
  initContainerStatuses: unknown = undefined;
  ephemeralContainerStatuses: unknown = undefined;

  constructor(skeleton: Skeleton) {
    this.skeleton = skeleton;
  }

  captured(): JsonRecord {
    const { item, members, places } = this.skeleton;
    const pod: Record<string, unknown> = { ...item };
    const holders: Record<string, unknown>[] = [];
    for (const { name, member } of members) {
      const holder: Record<string, unknown> = { ...member };
      pod[name] = holder;
      holders.push(holder);
    }
    for (const { holder: at, kind, key } of places) {
      const holder = holders[at];
      if (holder === undefined) continue;
      if (kind === 'common') setCommon(holder, this.common);
      else holder[key] = this[key];
    }
    return pod;
  }
}
