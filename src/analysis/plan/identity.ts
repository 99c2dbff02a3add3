import type { Cluster } from '../../model/cluster.ts';
import { isAddressable } from './action.ts';

/** A namespace whose uid no other cluster has. */
export interface ClusterIdentity {
  readonly namespace: string;
  readonly uid: string;
}

/** kube-system where it was captured, else the first namespace that was; `null` of a capture without any. */
export function clusterIdentity({ namespaces }: Pick<Cluster, 'namespaces'>): ClusterIdentity | null {
  const known = namespaces.flatMap(({ meta: { name, uid, namespace } }) =>
    uid !== null && UID.test(uid) && isAddressable({ kind: 'Namespace', namespace, name })
      ? [{ namespace: name, uid }]
      : [],
  );
  return known.find(({ namespace }) => namespace === 'kube-system') ?? known[0] ?? null;
}

const UID = /^[0-9A-Za-z][0-9A-Za-z-]{0,63}$/;
