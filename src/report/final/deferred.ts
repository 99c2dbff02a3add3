import { isSuspect } from '../../analysis/causes/suspect.ts';
import type { AutoscalerRow, WorkloadRow } from '../../analysis/inventory/inventory.ts';
import { groupBy } from '../../model/grouping.ts';
import { type ObjectReference, objectKey } from '../../model/object.ts';
import { byCodeUnit } from '../../model/order.ts';
import type { Dossier } from '../dossier.ts';
import { isRead } from '../sources.ts';

/** A workload that is left out: put off by the auditor's word, or at zero replicas for reasons nobody states. */
export interface DeferredWorkload {
  /** `namespace/name` */
  readonly name: string;
  readonly isStated: boolean;
  readonly reason: string | null;
  /** As it is; `null` where the snapshot does not show it. */
  readonly row: WorkloadRow | null;
  readonly isScaledToZero: boolean;
  /** Replicas asked for in the earlier capture; `null` with one capture, or where it did not ask for any. */
  readonly desiredBefore: number | null;
  /** Autoscalers of it that the earlier capture shows and this one does not. */
  readonly deletedAutoscalers: readonly AutoscalerRow[];
}

/** Sorted by name. */
export function deferredWorkloads({
  audit,
  brief,
  before,
}: Pick<Dossier, 'audit' | 'brief' | 'before'>): readonly DeferredWorkload[] {
  const now = new Map(audit.inventory.workloads.map((row) => [nameOf(row.ref), row]));
  const earlier = new Map(before?.audit.inventory.workloads.map((row) => [nameOf(row.ref), row]) ?? []);
  const affected = brief.actions
    .filter(({ state }) => state === 'deferred')
    .flatMap((action) => action.affected)
    .filter((name) => now.has(name) || earlier.has(name));
  const stated = new Set([...Object.keys(brief.deferred), ...affected]);
  const deletedOf = deletedAutoscalers({ audit, before });
  const idle = audit.inventory.workloads.filter(isScaledToZero).map(({ ref }) => nameOf(ref));
  return [...new Set([...stated, ...idle])].toSorted(byCodeUnit).map((name) => ({
    name,
    isStated: stated.has(name),
    reason: brief.deferred[name] ?? null,
    row: now.get(name) ?? null,
    isScaledToZero: isScaledToZero(now.get(name) ?? null),
    desiredBefore: earlier.get(name)?.desired || null,
    deletedAutoscalers: deletedOf(earlier.get(name)?.ref ?? null),
  }));
}

/** The dossier without suspects that the auditor has put off: that these do not work is known. */
export function withoutDeferredSuspects(dossier: Dossier): Dossier {
  const { audit } = dossier;
  const known = new Set(deferredWorkloads(dossier).flatMap(({ name, isStated }) => (isStated ? [name] : [])));
  const causes = audit.causes.filter((cause) => !isSuspect(cause) || !known.has(nameOf(cause.root)));
  return { ...dossier, audit: { ...audit, causes } };
}

/** A DaemonSet without nodes to run on, or a Job that is done, has nothing to be scaled up. */
function isScaledToZero(row: WorkloadRow | null): boolean {
  return row !== null && row.state === 'idle' && SCALABLE.has(row.ref.kind);
}

const SCALABLE: ReadonlySet<string> = new Set([
  'Deployment',
  'StatefulSet',
  'ReplicaSet',
  'ReplicationController',
]);

function nameOf({ namespace, name }: ObjectReference): string {
  return `${namespace}/${name}`;
}

/** By what they scaled. */
function deletedAutoscalers({
  audit,
  before,
}: Pick<Dossier, 'audit' | 'before'>): (target: ObjectReference | null) => readonly AutoscalerRow[] {
  if (before === null || !isRead(audit, 'horizontalPodAutoscalers')) return () => [];
  const deleted = new Set(
    before.comparison.objects.flatMap(({ ref, change }) => (change === 'deleted' ? [objectKey(ref)] : [])),
  );
  const gone = before.audit.inventory.autoscalers.filter(({ namespace, name }) =>
    deleted.has(objectKey({ kind: 'HorizontalPodAutoscaler', namespace, name })),
  );
  const byTarget = groupBy(gone, ({ target }) => objectKey(target));
  return (target) => (target === null ? [] : (byTarget.get(objectKey(target)) ?? []));
}
