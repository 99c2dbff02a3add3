import type { Captured, CaptureState } from '../model/captured.ts';
import type { Objects } from '../model/cluster.ts';
import { groupBy } from '../model/grouping.ts';
import { isKindName, KINDS, resourceName, type SourceName, sourceNames } from '../model/kinds.ts';
import type { CaptureTime, Container, Ledger, LedgerSource } from '../model/ledger.ts';
import type { KubernetesObject } from '../model/object.ts';
import { by, byCodeUnit } from '../model/order.ts';
import type { FileEntry } from './ledger-book.ts';

interface LedgerInput {
  readonly snapshot: string;
  readonly container: Container;
  readonly entries: readonly FileEntry[];
  readonly objects: Objects;
  readonly captured: Captured;
  readonly time: CaptureTime;
}

/** What was captured, and what was not: from the files' entries and the objects that came of them. */
export function ledgerOf({ snapshot, container, entries, objects, captured, time }: LedgerInput): Ledger {
  const namespaces = objects.namespaces.map((namespace) => namespace.meta.name);
  return {
    snapshot,
    container,
    layout: layoutOf(entries),
    captureTime: time,
    files: entries.map((entry) => entry.row()).toSorted(by((file) => file.path)),
    sources: sourceNames.map((source) => sourceRow(source, entries, objects, captured, namespaces)),
    customKinds: customKinds(objects),
  };
}

/** The layouts of what was read; files in none of them are plain. */
function layoutOf(entries: readonly FileEntry[]): string {
  const names = entries
    .filter((entry) => entry.recognised)
    .map(({ layout }) => layout ?? (entries.length === 1 ? 'single file' : 'plain'));
  return [...new Set(names)].toSorted(byCodeUnit).join(', ');
}

function sourceRow(
  source: SourceName,
  entries: readonly FileEntry[],
  objects: Objects,
  captured: Captured,
  namespaces: readonly string[],
): LedgerSource {
  const speaking = entries.filter((entry) => entry.states(source).length > 0);
  const total = (per: (entry: FileEntry) => number) => speaking.reduce((sum, entry) => sum + per(entry), 0);
  // Why a list is missing says more than that it is.
  const explained = [
    ...speaking.filter(({ role }) => role.refusals),
    ...speaking.filter((entry) =>
      entry.states(source).some((own) => own === 'forbidden' || own === 'failed'),
    ),
    ...speaking,
  ];
  const state = captured.state(source);
  // What one file lacks need not be said where another holds it.
  const isWhole = state === 'captured' || state === 'empty';
  const reasons = isWhole ? [] : explained.flatMap((entry) => entry.reasons.get(source) ?? []);
  return {
    source,
    resource: resourceName(source),
    state,
    count: countOf(source, objects),
    duplicates: total((entry) => entry.duplicates.get(source) ?? 0),
    namespaces: namespaceStates(source, speaking, objects, captured, namespaces),
    files: speaking.map((entry) => entry.path).toSorted(byCodeUnit),
    reason: reasons[0] ?? null,
  };
}

function countOf(source: SourceName, objects: Objects): number {
  if (source === 'version') return objects.version === null ? 0 : 1;
  return objects[source].length;
}

/** One row a namespace that the snapshot knows of, or that anything was captured, refused or failed in. */
function namespaceStates(
  source: SourceName,
  speaking: readonly FileEntry[],
  objects: Objects,
  captured: Captured,
  known: readonly string[],
): LedgerSource['namespaces'] {
  if (speaking.length === 0 || !isKindName(source) || !KINDS[source].namespaced) return [];
  const listed: readonly KubernetesObject[] = objects[source];
  const counts = groupBy(listed, (object) => object.meta.namespace ?? '');
  const lists = speaking.flatMap((entry) => entry.lists.filter((list) => list.source === source));
  const single = groupBy(
    lists.flatMap((list) => list.namespaces.map((namespace) => ({ namespace, state: list.state }))),
    (answer) => answer.namespace,
  );
  const names = new Set([...known, ...counts.keys(), ...single.keys()].filter((name) => name !== ''));
  const structured = captured.without(['table', 'describe']);
  return [...names].toSorted(byCodeUnit).map((namespace) => {
    const count = counts.get(namespace)?.length ?? 0;
    const refused = single
      .get(namespace)
      ?.find((answer) => answer.state !== 'captured' && answer.state !== 'empty')?.state;
    return {
      namespace,
      state: fromTextOf(
        namespaceState(captured.all(source, namespace), count, refused ?? null),
        structured.all(source, namespace),
      ),
      count,
    };
  });
}

/** All there is, and that only as text. */
function fromTextOf(state: CaptureState, isStructured: boolean): CaptureState {
  return state === 'captured' && !isStructured ? 'from text' : state;
}

function namespaceState(all: boolean, count: number, refused: CaptureState | null): CaptureState {
  if (all) return count > 0 ? 'captured' : 'empty';
  if (count > 0) return 'partial';
  return refused ?? 'not captured';
}

function customKinds(objects: Objects): Ledger['customKinds'] {
  const groups = groupBy(objects.customResources, ({ meta }) => `${meta.kind}\u0000${meta.apiVersion}`);
  return [...groups].toSorted(by(([key]) => key)).map(([key, members]) => {
    const [kind = '', apiVersion = ''] = key.split('\u0000');
    return { apiVersion, kind, count: members.length };
  });
}
