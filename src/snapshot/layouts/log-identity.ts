/** Which container's output a file holds, as far as its path says. */
export interface LogOwner {
  readonly namespace: string | null;
  readonly pod: string;
  readonly container: string | null;
}

export interface LogIdentity extends LogOwner {
  /** Output of the container before its last restart. */
  readonly previous: boolean;
  /** Every reading of the path, the most likely first; the first is the identity itself. Known pods decide. */
  readonly candidates: readonly LogOwner[];
  /** The layout says so, whatever the content looks like. */
  readonly certain: boolean;
}

/** Of a path that leaves no doubt. */
export function logOf(
  namespace: string | null,
  pod: string,
  container: string | null,
  previous: boolean,
): LogIdentity {
  const owner = { namespace, pod, container };
  return { ...owner, previous, candidates: [owner], certain: true };
}
