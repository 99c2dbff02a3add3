import type { Deployment } from '../model/workload.ts';

/**
 * How many replicas a rolling update keeps available: of maxUnavailable a share is rounded down and of maxSurge up, and
 * where both come to none, one may go. As `deployment/util.ResolveFenceposts`. `null` where that was not captured.
 */
export function replicasKept({
  replicas,
  strategy,
  rollingUpdate,
}: Pick<Deployment, 'replicas' | 'strategy' | 'rollingUpdate'>): number | null {
  if (strategy !== 'RollingUpdate' || rollingUpdate === null) return null;
  const { maxUnavailable, maxSurge } = rollingUpdate;
  const gone = amount(maxUnavailable, replicas, Math.floor);
  const most = gone === 0 && amount(maxSurge, replicas, Math.ceil) === 0 ? 1 : gone;
  return Math.max(0, replicas - most);
}

function amount(written: string, replicas: number, round: (value: number) => number): number {
  return written.endsWith('%') ? round((Number(written.slice(0, -1)) * replicas) / 100) : Number(written);
}
