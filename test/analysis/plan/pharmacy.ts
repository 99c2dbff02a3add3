import type { Audit } from '../../../src/analysis/audit.ts';
import { auditOf } from '../../../src/analysis/audit-of.ts';
import type { Plan, PlanStep } from '../../../src/analysis/plan/plan.ts';
import { planOf } from '../../../src/analysis/plan/plan-of.ts';
import type { Cluster } from '../../../src/model/cluster.ts';
import type { Deployment, ReplicaSet } from '../../../src/model/workload.ts';
import { RULES } from '../../../src/rules/catalogue.ts';
import { audit as emptyAudit } from '../../builders/audit.ts';
import { type ClusterOptions, cluster } from '../../builders/cluster.ts';
import { conditionOf } from '../../builders/condition.ts';
import { namespace } from '../../builders/configuration.ts';
import { HOUR, MINUTE, NOW } from '../../builders/meta.ts';
import { pod } from '../../builders/pod.ts';
import { deployment, replicaSet } from '../../builders/workload.ts';

/** Old versions of a Deployment, without replicas; numbered from 1. */
export function stale(owner: Deployment, count: number): readonly ReplicaSet[] {
  return Array.from({ length: count }, (_, index) =>
    replicaSet(`${owner.meta.name}-old${index + 1}`, {
      owner,
      revision: index + 1,
      replicas: 0,
      image: `${owner.meta.name}:cb${index}`,
      resourceVersion: String(100 + index),
      createdAt: NOW - (200 - index) * HOUR,
    }),
  );
}

const ROLLING = {
  status: { replicas: 2, updated: 1, ready: 1, available: 1, unavailable: 1 },
  conditions: [
    conditionOf('Available', true),
    conditionOf('Progressing', true, { reason: 'ReplicaSetUpdated' }),
  ],
};

export interface Pharmacy {
  /** Of the Deployment whose rollout is stuck: old versions before the one that serves. */
  readonly medsStale?: number;
  /** Old versions of a Deployment that is well. */
  readonly cartStale?: number;
  readonly meds?: Parameters<typeof deployment>[1];
  readonly cart?: Parameters<typeof deployment>[1];
  /** Revisions between the one that serves and the newest. */
  readonly skipped?: boolean;
  readonly servingReady?: number;
  readonly more?: ClusterOptions;
}

/** Two Deployments with a history each; the rollout of `meds` is stuck while its version before serves. */
export function pharmacy({
  medsStale = 7,
  cartStale = 10,
  meds: medsOptions = {},
  cart: cartOptions = {},
  skipped = false,
  servingReady = 1,
  more = {},
}: Pharmacy = {}): Cluster {
  const meds = deployment('meds', {
    image: 'meds:ocr-v2',
    generation: 9,
    resourceVersion: '900',
    ...ROLLING,
    ...medsOptions,
  });
  const cart = deployment('cart', { resourceVersion: '800', generation: 11, ...cartOptions });
  const serving = replicaSet('meds-good', {
    owner: meds,
    revision: medsStale + 1,
    image: 'meds:cb9',
    available: servingReady,
    createdAt: NOW - 23 * HOUR,
  });
  const between = skipped
    ? [replicaSet('meds-between', { owner: meds, revision: medsStale + 2, replicas: 0, image: 'meds:cb10' })]
    : [];
  const broken = replicaSet('meds-bad', {
    owner: meds,
    revision: medsStale + 2 + between.length,
    available: 0,
    image: 'meds:ocr-v2',
    createdAt: NOW - 7 * MINUTE,
  });
  const current = replicaSet('cart-now', { owner: cart, revision: cartStale + 1, replicas: cart.replicas });
  const { pods = [], deployments = [], replicaSets = [], namespaces = [], ...rest } = more;
  return cluster({
    capturedAll: true,
    namespaces: [namespace('shop'), ...namespaces],
    deployments: [cart, meds, ...deployments],
    replicaSets: [
      ...stale(cart, cartStale),
      current,
      ...stale(meds, medsStale),
      serving,
      ...between,
      broken,
      ...replicaSets,
    ],
    pods: [
      ...(cart.replicas > 0 ? [pod('cart-now-aaaaa', { owner: current })] : []),
      ...(servingReady > 0 ? [pod('meds-good-aaaaa', { owner: serving })] : []),
      pod('meds-bad-bbbbb', {
        owner: broken,
        createdAt: NOW - 7 * MINUTE,
        waiting: { reason: 'CrashLoopBackOff' },
        restarts: 6,
      }),
      ...pods,
    ],
    ...rest,
  });
}

export function auditFor(own: Cluster): Audit {
  return auditOf({ cluster: own, ledger: emptyAudit().ledger, rules: RULES, version: '1.2.3' });
}

export function planFor(own: Cluster, keep: number | null = null): Plan {
  return planOf(own, auditFor(own), { keep });
}

/** The step with that id, or whose id begins so. */
export function stepOf({ steps }: Plan, id: string): PlanStep {
  const found = steps.find((one) => one.id === id) ?? steps.find((one) => one.id.startsWith(id));
  if (found === undefined)
    throw new Error(`no step ${id}: there are ${steps.map((one) => one.id).join('; ')}`);
  return found;
}
