/** A member of one of an item's members, such as `metadata.labels`. */
export interface Point {
  readonly member: (typeof MEMBERS)[number];
  readonly key: string;
  readonly action: (typeof ACTIONS)[number];
}

export const MEMBERS = ['metadata', 'spec', 'status'] as const;

/**
 * `drop`: nobody reads it. `share`: equal values become one object. `share twice`: the same from the second on, for
 * what is often met once and never again. `share but for times`: values that are equal but for the times, images and
 * restarts in them become one object, see `Timed`. `text`, `name`: a string that pods differ in which are alike
 * otherwise, another one in each or the same in many; see `Skeleton`.
 */
export const ACTIONS = ['drop', 'share', 'share twice', 'share but for times', 'text', 'name'] as const;

/** What objects of one template, one owner or one node pool have in common. At most 64, with keys of 22 letters. */
export const POINTS: readonly Point[] = [
  ...points('metadata', 'drop', ['managedFields', 'generateName']),
  ...points('metadata', 'text', ['name', 'uid', 'resourceVersion', 'creationTimestamp']),
  ...points('metadata', 'name', ['namespace']),
  ...points('metadata', 'share', ['ownerReferences', 'labels', 'finalizers']),
  ...points('metadata', 'share twice', ['annotations']),
  ...points('spec', 'text', ['hostname']),
  ...points('spec', 'name', ['nodeName']),
  ...points('spec', 'share', ['template']),
  // A DaemonSet's pods are each bound to their node.
  ...points('spec', 'share twice', ['affinity']),
  ...points('status', 'drop', ['hostIPs', 'podIPs']),
  ...points('status', 'text', ['podIP', 'startTime']),
  ...points('status', 'name', ['hostIP']),
  ...points('status', 'share but for times', [
    'conditions',
    'containerStatuses',
    'initContainerStatuses',
    'ephemeralContainerStatuses',
  ]),
];

/** Whether nobody reads this member of `metadata` or `status`. */
export function isUnread(member: string, key: string): boolean {
  return UNREAD.some((point) => point.key === key && point.member === member);
}

const UNREAD = POINTS.filter(({ action }) => action === 'drop');

/** The number of the point, beyond all others, where all of a pod's spec is shared that is no point of its own. */
export const COMMON_POINT = 64;
/** Added to the number of a point whose value was met for the first time. */
export const INLINE = 128;

/** Kinds of what differs in parts: seconds since 1970, a number, a part. Smaller numbers are places in a text. */
export const MOMENT = 0xffffffff;
export const COUNT = 0xfffffffe;
export const SHARED = 0xfffffffd;

function points(member: Point['member'], action: Point['action'], keys: readonly string[]): readonly Point[] {
  return keys.map((key) => ({ member, key, action }));
}
