import type { Cluster, Objects } from '../../../../../src/model/cluster.ts';
import type { Volume } from '../../../../../src/model/pod-spec.ts';
import type { PersistentVolumeClaim } from '../../../../../src/model/storage.ts';
import { cluster } from '../../../../builders/cluster.ts';
import { pod } from '../../../../builders/pod.ts';
import { claim, storageClass } from '../../../../builders/storage.ts';
import { deployment } from '../../../../builders/workload.ts';

/** As a pod mounts a claim. */
export function mounting(name: string): Volume {
  const uses = [{ kind: 'PersistentVolumeClaim', name, keys: [], optional: false }] as const;
  return { name: 'data', type: 'persistentVolumeClaim', uses, path: null };
}

/** A class for volumes made by hand. */
export const byHand = storageClass('by-hand', { provisioner: 'kubernetes.io/no-provisioner' });

export type ClaimOptions = Partial<Omit<PersistentVolumeClaim, 'meta'>>;

/** Claim `orders` of 10 GiB without a class, pending for an hour, and shop `orders-db` that waits for it. */
export function claiming(options: ClaimOptions = {}, objects: Partial<Objects> = {}): Cluster {
  const owner = deployment('orders-db', { available: 0 });
  const unschedulable = '0/3 nodes are available: pod has unbound immediate PersistentVolumeClaims.';
  const waiting = pod('orders-db-5d4f8c7b9-aaaaa', {
    owner,
    unschedulable,
    spec: { volumes: [mounting('orders')] },
  });
  return cluster({
    deployments: [owner],
    pods: [waiting],
    persistentVolumeClaims: [claim('orders', { phase: 'Pending', storageClassName: '', ...options })],
    persistentVolumes: [],
    storageClasses: [byHand],
    events: [],
    ...objects,
  });
}
