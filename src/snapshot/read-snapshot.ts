import { type CapturedList, capturedFrom } from '../model/captured.ts';
import type { Cluster, Objects } from '../model/cluster.ts';
import { createClusterBuilder } from '../model/cluster-builder.ts';
import type { Instant } from '../model/instant.ts';
import type { Ledger } from '../model/ledger.ts';
import { createLinks } from '../model/links.ts';
import { later } from '../model/newest.ts';
import { UserError } from '../user-error.ts';
import { addTextObjects } from './add-text-objects.ts';
import { captureTime, contradiction, type Dated } from './capture-time.ts';
import { homeOf } from './home.ts';
import type { Layout } from './layouts/layout.ts';
import { FileEntry } from './ledger-book.ts';
import { ledgerOf } from './ledger-of.ts';
import type { Manifest } from './manifest.ts';
import type { ArchiveLimits } from './open/limits.ts';
import { type OpenedSnapshot, openSnapshot } from './open/open-snapshot.ts';
import type { Remark } from './open/remarks.ts';
import type { SnapshotFile } from './open/snapshot-file.ts';
import { snapshotName } from './open/snapshot-name.ts';
import { textOf } from './peek.ts';
import { clustersIn, type PlacedFile, placedFiles } from './placed-files.ts';
import { readFile } from './read-file.ts';
import { countProgress, type OnProgress } from './read-progress.ts';

export interface ReadOptions {
  /** Only these namespaces; `null`: all. */
  readonly namespaces: readonly string[] | null;
  /** Overrides whatever the snapshot says of its time. */
  readonly capturedAt: Instant | null;
  /** The one to read where the snapshot holds captures of several clusters. */
  readonly cluster?: string | null;
  /** How much archives may make of themselves, where that is not the default. */
  readonly archiveLimits?: Partial<ArchiveLimits> | undefined;
  readonly onProgress?: OnProgress | null;
  /** The file that starts a thread for the bytes of large files (`runThread`), where a second core would help. */
  readonly program?: string | null;
}

export interface Snapshot {
  readonly cluster: Cluster;
  readonly ledger: Ledger;
}

/** Files that belong to us or to the reader, not to the capture. */
const BESIDE = new Set(['brief.yaml', 'expected.yaml']);
const MANIFEST_FILE = 'snapshot.yaml';
const MOST_SIDE_TEXT = 1024 * 1024;

/** The clusters a snapshot holds captures of, sorted, as `ReadOptions.cluster` names them; none when it is not divided. */
export async function snapshotClusters(
  path: string,
  limits: Partial<ArchiveLimits> = {},
): Promise<readonly string[]> {
  const opened = await openSnapshot(path, { limits });
  try {
    return await clustersIn(opened.files);
  } finally {
    await opened.close();
  }
}

/**
 * Reads a snapshot: a directory of any layout, an archive, one file, or `-` for any of the latter on standard input.
 * Throws a `UserError` when there is no such path, nothing recognizable in it, or several clusters and no choice among
 * them; everything less is in the ledger.
 */
export async function readSnapshot(path: string, options: ReadOptions): Promise<Snapshot> {
  const opened = await openSnapshot(path, { limits: options.archiveLimits ?? {} });
  try {
    return await readOpened(path, opened, options);
  } finally {
    await opened.close();
  }
}

async function readOpened(path: string, opened: OpenedSnapshot, options: ReadOptions): Promise<Snapshot> {
  const home = homeOf(opened.files.map((file) => file.path));
  const files = opened.files.filter((file) => !BESIDE.has(file.path.slice(home.length)));
  const placed = await placedFiles(path, files, options.cluster ?? null);
  const manifest = await manifestOf(files, `${home}${MANIFEST_FILE}`);
  const progress = countProgress(
    placed.files.map(({ file }) => file),
    options.onProgress ?? null,
  );
  const builder = progress.builder(createClusterBuilder());
  const entries: FileEntry[] = [];
  const scope = manifest.value?.scope === 'cluster' ? 'cluster' : 'unknown';
  const commands = manifest.value?.commands ?? {};
  for (const { file, placement } of placed.files) {
    if (file.path === manifest.path) entries.push(manifest.entry(file));
    else
      entries.push(
        await readFile(progress.file(file), placement, builder, {
          namespaces: options.namespaces,
          scope,
          commands,
          program: options.program ?? null,
        }),
      );
    entries.at(-1)?.close(file.bytes, file.missing());
  }
  noteRemarks(opened.remarks, entries);
  noteUnsupported(placed.unsupported, entries);
  if (!entries.some((entry) => entry.recognised)) throw nothingRecognised(path, entries, placed.unsupported);

  const marks = await markers(placed.files);
  const newest = later(builder.newest(), newestText(entries));
  const time = captureTime({
    option: options.capturedAt,
    manifest: manifest.value?.capturedAt ?? null,
    markers: marks,
    metrics: builder.newestMetrics(),
    newest,
  });
  noteContradictions(marks, newest, entries);
  const [asked = null, ...others] = manifest.value?.namespaces ?? [];
  addTextObjects(entries, builder, {
    at: time.at,
    namespaces: options.namespaces,
    asked: others.length === 0 ? asked : null,
  });
  const objects = builder.objects();
  for (const namespace of options.namespaces ?? []) {
    if (!isMentioned(namespace, objects))
      throw new UserError(
        `nothing in ${path} is in namespace ${namespace}; --namespace expects one that was captured`,
      );
  }
  const lists: readonly CapturedList[] = entries.flatMap((entry) => entry.lists);
  // Narrowed to some namespaces, or to those asked for by name, the snapshot shows no more of the cluster than these.
  const isWhole = options.namespaces === null && capturedFrom(lists).all('namespaces');
  const known = isWhole ? objects.namespaces.map((namespace) => namespace.meta.name) : null;
  const captured = capturedFrom(lists, known);
  return {
    cluster: { ...objects, now: time.at ?? 0, captured, links: createLinks(objects) },
    ledger: ledgerOf({
      snapshot: nameOf(path, placed.cluster),
      container: opened.container,
      entries,
      objects,
      captured,
      time,
    }),
  };
}

/** Descriptions name moments in full. */
function newestText(entries: readonly FileEntry[]): Dated | null {
  return entries.map(({ text }) => text?.newest ?? null).reduce(later, null);
}

/** Reports of several clusters go into folders of their own below that of the snapshot. */
function nameOf(path: string, cluster: string | null): string {
  return cluster === null ? snapshotName(path) : `${snapshotName(path)}/${cluster}`;
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

/** What opening has to say, beside the file it says it of, or in its place. */
function noteRemarks(remarks: readonly Remark[], entries: FileEntry[]): void {
  const byPath = new Map(entries.map((entry) => [entry.path, entry]));
  for (const { path, format, level, message } of remarks) {
    let entry = byPath.get(path);
    if (entry === undefined) {
      entry = new FileEntry(path, 0);
      entry.format = format;
      byPath.set(path, entry);
      entries.push(entry);
    }
    entry.note(level, message);
  }
}

async function manifestOf(
  files: readonly SnapshotFile[],
  at: string,
): Promise<{ path: string; value: Manifest | null; entry: (file: SnapshotFile) => FileEntry }> {
  const file = files.find((candidate) => candidate.path === at);
  const text = file === undefined ? null : await textOf(file.open(), MOST_SIDE_TEXT);
  const read = text === null ? null : (await import('./manifest.ts')).readManifest(text);
  const problem = read !== null && 'problem' in read ? read.problem : null;
  return {
    path: at,
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

/** At the first file of each. */
function noteUnsupported(layouts: readonly Layout[], entries: readonly FileEntry[]): void {
  for (const { name, unsupported } of layouts)
    entries
      .find(({ layout }) => layout === name)
      ?.note('note', `recognised as ${name}, which ${unsupported ?? 'is not supported'}`);
}

/** At the file that says so, because its time is used all the same. */
function noteContradictions(
  marks: readonly Dated[],
  newest: Dated | null,
  entries: readonly FileEntry[],
): void {
  for (const mark of marks) {
    const problem = contradiction(mark, newest);
    if (problem !== null) entries.find(({ path }) => path === mark.detail)?.note('warning', problem);
  }
}

async function markers(files: readonly PlacedFile[]): Promise<readonly Dated[]> {
  const found = files.map(async ({ file, placement }) => {
    const { marker } = placement.role;
    if (marker === null) return [];
    const text = await textOf(file.open(), MOST_SIDE_TEXT).catch(() => null);
    const at = text === null ? null : marker(text);
    return at === null ? [] : [{ at, detail: file.path }];
  });
  return (await Promise.all(found)).flat();
}

function nothingRecognised(
  path: string,
  entries: readonly FileEntry[],
  [layout]: readonly Layout[],
): UserError {
  if (layout !== undefined)
    return new UserError(`${path} is recognised as ${layout.name}, which ${layout.unsupported}`);
  const formats = [...new Set(entries.map((entry) => entry.format))].toSorted().join(', ');
  const many = entries.length === 1 ? 'the one file there is' : `the ${entries.length} files there are`;
  return new UserError(
    `nothing in ${path} is captured cluster state; expected "kubectl get -o json" or "-o yaml", "kubectl top" or "kubectl version" output, and ${many}: ${formats}`,
  );
}
