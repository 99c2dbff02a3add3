import type { WorkloadRow } from './inventory.ts';

/** Serves with every replica asked for, whatever lies beside them: a rollout that fails may leave the old version whole. */
export function isAvailable({ state, ready, desired }: Serving): boolean {
  return state === 'healthy' || (state === 'degraded' && desired > 0 && ready >= desired);
}

type Serving = Pick<WorkloadRow, 'state' | 'ready' | 'desired'>;

/** Available, and yet its newest version does not come up. */
export function hasOpenRollout(row: Serving & Pick<WorkloadRow, 'rollout'>): boolean {
  return row.state === 'degraded' && isAvailable(row) && row.rollout.complete === false;
}

/** `, 1 of them with a rollout that is not complete`: what is wrong with available ones; '' where nothing is. */
export function besideAvailable(rows: readonly (Serving & Pick<WorkloadRow, 'rollout'>)[]): string {
  const lame = rows.filter((row) => row.state === 'degraded' && isAvailable(row));
  const rollouts = lame.filter(hasOpenRollout).length;
  const parts = [
    rollouts === 0 ? '' : `${rollouts} of them with a rollout that is not complete`,
    lame.length === rollouts ? '' : `${lame.length - rollouts} of them with broken pods beside`,
  ];
  return parts.map((part) => (part === '' ? '' : `, ${part}`)).join('');
}
