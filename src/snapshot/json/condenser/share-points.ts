/** A member of one of an item's members, such as `metadata.labels`. */
export interface Point {
  readonly member: (typeof MEMBERS)[number];
  readonly key: string;
  readonly action: (typeof ACTIONS)[number];
}

export const MEMBERS = ['metadata', 'spec', 'status'] as const;

/**
 * `drop`: nobody reads it. `share`: equal values become one object. `share twice`: the same from the second on, for
 * what is often met once and never again. `share without times`: values that are equal but for the times in them
 * become one object, see `Timed`. `own`: of a pod's spec, what no other pod has; see `COMMON`.
 */
export const ACTIONS = ['drop', 'share', 'share twice', 'share without times', 'own'] as const;

/** What objects of one template, one owner or one node pool have in common. At most 64, with keys of 22 letters. */
export const POINTS: readonly Point[] = [
  ...points('metadata', 'drop', ['managedFields']),
  ...points('metadata', 'share', ['ownerReferences', 'labels', 'finalizers']),
  ...points('metadata', 'share twice', ['annotations']),
  ...points('spec', 'own', ['nodeName', 'hostname']),
  ...points('spec', 'share', ['template']),
  // A DaemonSet's pods are each bound to their node.
  ...points('spec', 'share twice', ['affinity']),
  ...points('status', 'drop', ['hostIPs', 'podIPs']),
  ...points('status', 'share without times', [
    'conditions',
    'containerStatuses',
    'initContainerStatuses',
    'ephemeralContainerStatuses',
  ]),
];

/** The number of the point, beyond all others, where all that is not `own` of a pod's spec is shared. */
export const COMMON_POINT = 64;

function points(member: Point['member'], action: Point['action'], keys: readonly string[]): readonly Point[] {
  return keys.map((key) => ({ member, key, action }));
}
