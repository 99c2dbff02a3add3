import type { Cause } from '../../../../../src/analysis/causes/cause.ts';
import { type ClusterOptions, cluster } from '../../../../builders/cluster.ts';
import { conditionOf } from '../../../../builders/condition.ts';
import { MINUTE, NOW } from '../../../../builders/meta.ts';
import { event } from '../../../../builders/observation.ts';
import { pod } from '../../../../builders/pod.ts';
import { deployment, replicaSet } from '../../../../builders/workload.ts';
import { explained } from '../../explained.ts';

/** A Deployment of two whose pods are not made; the capture has its lists and those given. */
export interface RefusedOptions extends ClusterOptions {
  /** In the condition ReplicaFailure of ReplicaSet and Deployment. */
  readonly condition?: string;
  /** In events of the ReplicaSet, newest first. */
  readonly said?: readonly string[];
  readonly template?: Parameters<typeof deployment>[1];
  readonly name?: string;
}

export function refused({ condition, said = [], template = {}, name = 'cart', ...given }: RefusedOptions) {
  const failure =
    condition === undefined
      ? []
      : [conditionOf('ReplicaFailure', true, { reason: 'FailedCreate', message: condition })];
  const owner = deployment(name, { replicas: 2, available: 0, conditions: failure, ...template });
  const set = replicaSet(`${name}-5d4f8c7b9`, {
    owner,
    replicas: 2,
    available: 0,
    status: { replicas: 0 },
    conditions: failure,
    ...template,
  });
  return cluster({
    deployments: [owner],
    replicaSets: [set],
    pods: [],
    events: said.map((message, age) =>
      event(set, 'FailedCreate', { message, lastAt: NOW - (age + 1) * MINUTE }),
    ),
    ...given,
  });
}

/** The same while an older version serves: its rollout has given up. */
export function refusedRollout({ said = [], ...given }: RefusedOptions) {
  const owner = deployment('cart', {
    replicas: 1,
    available: 1,
    status: { replicas: 1, updated: 0, ready: 1, available: 1, unavailable: 1 },
    conditions: [conditionOf('Progressing', false, { reason: 'ProgressDeadlineExceeded' })],
  });
  const old = replicaSet('cart-7c9', { owner, revision: 3 });
  const next = replicaSet('cart-8d2', {
    owner,
    revision: 4,
    available: 0,
    status: { replicas: 0 },
    createdAt: NOW - 20 * MINUTE,
  });
  return cluster({
    deployments: [owner],
    replicaSets: [old, next],
    pods: [pod('cart-7c9-aaaaa', { owner: old })],
    events: said.map((message) => event(next, 'FailedCreate', { message })),
    ...given,
  });
}

export function mechanisms(...clusters: Parameters<typeof explained>): readonly string[] {
  return explained(...clusters).causes.map(({ mechanism }: Cause) => mechanism);
}
