import { objectKey } from '../../model/object.ts';
import { by } from '../../model/order.ts';
import type { ObjectChange, Turnover } from './comparison.ts';

/** Kinds that come, go and change because of what owns them. */
const FOLLOWERS: ReadonlySet<string> = new Set([
  'Pod',
  'ReplicaSet',
  'ReplicationController',
  'Job',
  'Endpoints',
  'EndpointSlice',
]);

/** Whether a change is its owner's daily work. `isCustom`: operators make custom resources as controllers make pods. */
export function isTurnover({ ref, owner, change }: ObjectChange, isCustom: boolean): boolean {
  if (owner === null) return false;
  return FOLLOWERS.has(ref.kind) || (isCustom && change !== 'changed');
}

export function turnover(changes: readonly ObjectChange[]): readonly Turnover[] {
  const rows = new Map<string, Record<ObjectChange['change'], number> & Pick<Turnover, 'owner' | 'kind'>>();
  for (const { owner, ref, change } of changes) {
    if (owner === null) continue;
    const key = `${objectKey(owner)}\n${ref.kind}`;
    const row = rows.get(key) ?? { owner, kind: ref.kind, created: 0, deleted: 0, replaced: 0, changed: 0 };
    row[change] += 1;
    rows.set(key, row);
  }
  return [...rows].toSorted(by(([key]) => key)).map(([, row]) => row);
}
