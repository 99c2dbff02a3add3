import type { ReplicaSetRow, ReplicaSetsOfRow } from '../../../src/analysis/inventory/inventory.ts';
import type { PlanStep } from '../../../src/analysis/plan/plan.ts';
import { deployment } from '../../builders/audit.ts';
import { DAY, NOW } from '../../builders/meta.ts';

/** A step that mends nothing yet. */
export function planStep(id: string, options: Partial<PlanStep> = {}): PlanStep {
  return {
    id,
    phase: 'restore',
    title: `Do ${id}`,
    severity: 'high',
    answers: [`stuck-rollout shop/Deployment/${id}`],
    why: 'it does not run',
    condition: null,
    preconditions: [],
    commands: [`kubectl rollout undo deployment/${id} -n shop`],
    actions: [],
    effects: [],
    replicaSets: null,
    risk: { level: 'low', text: 'Little can go wrong.' },
    undo: null,
    choice: null,
    ...options,
  };
}

/** The ReplicaSet that runs, and so many stale ones. */
export function replicaSetsRow(
  name: string,
  stale: number,
  options: Partial<ReplicaSetsOfRow> = {},
): ReplicaSetsOfRow {
  return {
    deployment: deployment(name),
    total: stale + 1,
    active: 1,
    stale,
    oldest: NOW - 8 * DAY,
    limit: 10,
    rate: null,
    sets: [
      replicaSetRow(`${name}-now`),
      ...Array.from({ length: stale }, (_, index) =>
        replicaSetRow(`${name}-old-${index}`, { replicas: 0, ready: 0, isCurrent: false, isStale: true }),
      ),
    ],
    ...options,
  };
}

export function replicaSetRow(name: string, options: Partial<ReplicaSetRow> = {}): ReplicaSetRow {
  return {
    name,
    revision: 1,
    replicas: 2,
    ready: 2,
    images: ['shop/cart:1'],
    createdAt: NOW - DAY,
    isCurrent: true,
    isStale: false,
    ...options,
  };
}

/** Rows with their totals; `others`: ReplicaSets that belong to none of them. */
export function replicaSetInventory(rows: readonly ReplicaSetsOfRow[], others = 0) {
  const sum = (count: (row: ReplicaSetsOfRow) => number) => rows.reduce((all, row) => all + count(row), 0);
  return {
    totals: {
      total: sum(({ total }) => total) + others,
      active: sum(({ active }) => active) + others,
      stale: sum(({ stale }) => stale),
    },
    rows,
  };
}
