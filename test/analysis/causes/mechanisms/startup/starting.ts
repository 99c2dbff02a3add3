import { type ClusterOptions, cluster } from '../../../../builders/cluster.ts';
import { MINUTE, NOW } from '../../../../builders/meta.ts';
import { event } from '../../../../builders/observation.ts';
import type { PodOptions } from '../../../../builders/pod.ts';
import { pod } from '../../../../builders/pod.ts';
import { deployment } from '../../../../builders/workload.ts';

/** A Deployment `cart` whose one pod has a node and does not start. */
export interface StartOptions extends ClusterOptions {
  /** The message of the waiting state, and its reason. */
  readonly waiting?: string;
  readonly reason?: string;
  /** Warning events of the pod, newest first: reason and message. */
  readonly said?: readonly (readonly [string, string])[];
  readonly pod?: PodOptions;
}

export function starting(options: StartOptions) {
  const { waiting, reason = 'CreateContainerConfigError', said = [], pod: words = {}, ...given } = options;
  const owner = deployment('cart', { available: 0 });
  const stuck = pod('cart-5d4f8c7b9-aaaaa', {
    owner,
    ready: false,
    waiting: waiting === undefined ? { reason: 'ContainerCreating' } : { reason, message: waiting },
    ...words,
  });
  return cluster({
    deployments: [owner],
    pods: [stuck],
    events: said.map(([why, message], age) =>
      event(stuck, why, { message, lastAt: NOW - (age + 1) * MINUTE, count: 5 }),
    ),
    ...given,
  });
}

export function mounting(kind: 'ConfigMap' | 'Secret', name: string, optional = false): PodOptions {
  return {
    spec: {
      volumes: [
        {
          name: 'settings',
          type: kind === 'Secret' ? 'secret' : 'configMap',
          uses: [{ kind, name, keys: [], optional }],
          path: null,
        },
      ],
    },
  };
}
