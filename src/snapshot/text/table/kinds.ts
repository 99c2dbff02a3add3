import { KINDS, type KindName } from '../../../model/kinds.ts';
import { autoscalerTable } from './autoscaler.ts';
import { eventTable } from './event.ts';
import { ingressClassTable, ingressTable } from './ingress.ts';
import { cronJobTable, jobTable } from './job.ts';
import { namespaceTable } from './namespace.ts';
import { nodeTable } from './node.ts';
import { podTable } from './pod.ts';
import type { TableKind } from './row.ts';
import { serviceTable } from './service.ts';
import { claimTable, storageClassTable, volumeTable } from './storage.ts';
import {
  daemonSetTable,
  deploymentTable,
  replicaSetTable,
  replicationControllerTable,
  statefulSetTable,
} from './workload.ts';

/** The tables that are read. Endpoints are left out: their column shows some addresses, and ready ones only. */
export const TABLE_KINDS: readonly TableKind[] = [
  podTable,
  nodeTable,
  namespaceTable,
  deploymentTable,
  replicaSetTable,
  replicationControllerTable,
  statefulSetTable,
  daemonSetTable,
  jobTable,
  cronJobTable,
  serviceTable,
  ingressTable,
  ingressClassTable,
  claimTable,
  volumeTable,
  storageClassTable,
  autoscalerTable,
  eventTable,
];

function tableKind(source: KindName): TableKind | null {
  return TABLE_KINDS.find((kind) => kind.source === source) ?? null;
}

/** Which of a header's columns mean what, for one kind that may have printed it. */
export interface ReadableHeader {
  readonly kind: TableKind;
  readonly namespaced: boolean;
  /** Column name to its place. Columns behind the kind's own are labels, whatever their names. */
  readonly columns: ReadonlyMap<string, number>;
}

/** The kinds whose table has these columns: more than one where only the context can tell. */
export function readableHeaders(names: readonly string[]): readonly ReadableHeader[] {
  const namespaced = names[0] === 'NAMESPACE';
  const own = namespaced ? names.slice(1) : names;
  return TABLE_KINDS.flatMap((kind) => {
    const standard = kind.headers
      .filter((header) => header.every((name, index) => own[index] === name))
      .toSorted((a, b) => b.length - a.length)[0];
    if (standard === undefined || (namespaced && !KINDS[kind.source].namespaced)) return [];
    const known = standard.length + wideColumns(kind, own.slice(standard.length));
    const columns = new Map(
      own.slice(0, known).map((name, index) => [name, index + (namespaced ? 1 : 0)] as const),
    );
    const last = own.length - 1;
    if (last >= known && own[last] === 'LABELS') columns.set('LABELS', last + (namespaced ? 1 : 0));
    return [{ kind, namespaced, columns }];
  });
}

/** How many columns of `-o wide` follow: all of them, or as many as an older release had, from the first on. */
function wideColumns(kind: TableKind, names: readonly string[]): number {
  const differing = names.findIndex((name, index) => name !== kind.wide[index]);
  return differing < 0 ? Math.min(names.length, kind.wide.length) : differing;
}

/** For a table without header: the kind's own, the newest, as wide as the rows are. */
export function headerFor(source: KindName, columns: number, namespaced: boolean): readonly string[] | null {
  const kind = tableKind(source);
  if (kind === null) return null;
  const lead = namespaced ? ['NAMESPACE'] : [];
  return (
    kind.headers
      .flatMap((header) => [
        [...lead, ...header],
        [...lead, ...header, ...kind.wide],
      ])
      .find((names) => names.length === columns) ?? null
  );
}
