import { type CapturedList, capturedFrom } from '../model/captured.ts';
import type { Cluster, Objects } from '../model/cluster.ts';
import { createClusterBuilder } from '../model/cluster-builder.ts';
import type { Instant } from '../model/instant.ts';
import type { Ledger } from '../model/ledger.ts';
import { createLinks } from '../model/links.ts';
import { UserError } from '../user-error.ts';
import { captureTime, type Dated } from './capture-time.ts';
import { type SnapshotFile, snapshotFiles, snapshotName } from './files.ts';
import { FileEntry } from './ledger-book.ts';
import { ledgerOf } from './ledger-of.ts';
import { MANIFEST_FILE, type Manifest, readManifest } from './manifest.ts';
import { isMarker, markedTime } from './marker.ts';
import { textOf } from './peek.ts';
import { readFile } from './read-file.ts';

export interface ReadOptions {
  /** Only these namespaces; `null`: all. */
  readonly namespaces: readonly string[] | null;
  /** Overrides whatever the snapshot says of its time. */
  readonly capturedAt: Instant | null;
}

export interface Snapshot {
  readonly cluster: Cluster;
  readonly ledger: Ledger;
}

/** Files that belong to us or to the reader, not to the capture. */
const BESIDE = new Set(['brief.yaml', 'expected.yaml']);
const MOST_SIDE_TEXT = 1024 * 1024;

/**
 * Reads a snapshot: a directory of any layout, or one file.
 * Throws a `UserError` when there is no such path or nothing recognizable in it; everything less is in the ledger.
 */
export async function readSnapshot(path: string, options: ReadOptions): Promise<Snapshot> {
  const files = (await snapshotFiles(path)).filter((file) => !BESIDE.has(file.path));
  const manifest = await manifestOf(files);
  const builder = createClusterBuilder();
  const entries: FileEntry[] = [];
  const scope = manifest.value?.scope === 'cluster' ? 'cluster' : 'unknown';
  for (const file of files) {
    if (file.path === MANIFEST_FILE) entries.push(manifest.entry(file));
    else entries.push(await readFile(file, builder, { namespaces: options.namespaces, scope }));
  }
  if (!entries.some((entry) => entry.recognised)) throw nothingRecognised(path, entries);

  const objects = builder.objects();
  for (const namespace of options.namespaces ?? []) {
    if (!isMentioned(namespace, objects))
      throw new UserError(
        `nothing in ${path} is in namespace ${namespace}; --namespace expects one that was captured`,
      );
  }
  const time = captureTime({
    option: options.capturedAt,
    manifest: manifest.value?.capturedAt ?? null,
    markers: await markers(files),
    metrics: builder.newestMetrics(),
    newest: builder.newest(),
  });
  const lists: readonly CapturedList[] = entries.flatMap((entry) => entry.lists);
  // Narrowed to some namespaces, or to those asked for by name, the snapshot shows no more of the cluster than these.
  const isWhole = options.namespaces === null && capturedFrom(lists).all('namespaces');
  const known = isWhole ? objects.namespaces.map((namespace) => namespace.meta.name) : null;
  const captured = capturedFrom(lists, known);
  return {
    cluster: { ...objects, now: time.at ?? 0, captured, links: createLinks(objects) },
    ledger: ledgerOf({ snapshot: snapshotName(path), entries, objects, captured, time }),
  };
}

/** Nothing can be said of a namespace that no object is in: it looks the same as a healthy one. */
function isMentioned(namespace: string, { version: _, ...lists }: Objects): boolean {
  if (lists.namespaces.some(({ meta }) => meta.name === namespace)) return true;
  return Object.values(lists).some((list) =>
    list.some((entry) => ('meta' in entry ? entry.meta.namespace : namespaceOf(entry)) === namespace),
  );
}

function namespaceOf(entry: object): unknown {
  return 'namespace' in entry ? entry.namespace : null;
}

async function manifestOf(
  files: readonly SnapshotFile[],
): Promise<{ value: Manifest | null; entry: (file: SnapshotFile) => FileEntry }> {
  const file = files.find((candidate) => candidate.path === MANIFEST_FILE);
  const text = file === undefined ? null : await textOf(file.open(), MOST_SIDE_TEXT);
  const read = text === null ? null : readManifest(text);
  const problem = read !== null && 'problem' in read ? read.problem : null;
  return {
    value: read === null || 'problem' in read ? null : read,
    entry: ({ path, bytes }) => {
      const entry = new FileEntry(path, bytes);
      entry.encoding = 'utf-8';
      entry.format = MANIFEST_FILE;
      if (problem !== null) entry.note('error', `not used: ${problem}`);
      return entry;
    },
  };
}

async function markers(files: readonly SnapshotFile[]): Promise<readonly Dated[]> {
  const found = files
    .filter((file) => isMarker(file.path))
    .map(async (file) => {
      const text = await textOf(file.open(), MOST_SIDE_TEXT).catch(() => null);
      const at = text === null ? null : markedTime(text);
      return at === null ? [] : [{ at, detail: file.path }];
    });
  return (await Promise.all(found)).flat();
}

function nothingRecognised(path: string, entries: readonly FileEntry[]): UserError {
  const formats = [...new Set(entries.map((entry) => entry.format))].toSorted().join(', ');
  const many = entries.length === 1 ? 'the one file there is' : `the ${entries.length} files there are`;
  return new UserError(
    `nothing in ${path} is captured cluster state; expected "kubectl get -o json" or "-o yaml", "kubectl top" or "kubectl version" output, and ${many}: ${formats}`,
  );
}
