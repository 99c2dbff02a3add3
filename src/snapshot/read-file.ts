import type { ClusterBuilder } from '../model/cluster-builder.ts';
import { contentFormat, HEAD_BYTES } from './content-format.ts';
import { decodeToUtf8 } from './encoding.ts';
import { FileIntake, type IntakeOptions } from './intake.ts';
import { createJsonReader } from './json/reader.ts';
import { WORTH_A_THREAD } from './json-thread/early-thread.ts';
import type { ThreadSink } from './json-thread/read-in-thread.ts';
import { takeKubectlText } from './kubectl-text.ts';
import type { Placement } from './layouts/detect.ts';
import { FileEntry } from './ledger-book.ts';
import { logBlocks, readLog } from './log.ts';
import { fleetingChunks } from './open/fleeting-chunks.ts';
import { type DiskPlace, isFileError, type SnapshotFile } from './open/snapshot-file.ts';
import { peek, textOf } from './peek.ts';
import { noteErrorLine } from './refusal.ts';
import { readRefusals } from './refusal-file.ts';
import { withoutEscapes } from './terminal-escapes.ts';
import { readErrorLine } from './text/error-line.ts';
import { type BlockOwner, type BlockSink, outsideLogBlocks } from './text/log-blocks.ts';
import { parseVersionText } from './text/version.ts';
import { readTopTable } from './top-table.ts';

/** What a stream of objects and logs is; one of its directories has a layout. */
const CLUSTER_INFO_DUMP = 'cluster-info dump';

/** Tables and versions are small; a larger file of that kind is something else. */
const MOST_TEXT = 64 * 1024 * 1024;

/** Reads one file into the model. Whatever is wrong with it is written down; nothing is thrown. */
export async function readFile(
  file: SnapshotFile,
  { role, layout }: Pick<Placement, 'role' | 'layout'>,
  builder: ClusterBuilder,
  options: IntakeOptions,
): Promise<FileEntry> {
  const entry = new FileEntry(file.path, file.bytes, role, layout);
  try {
    await readInto(entry, file, builder, options);
  } catch (error) {
    if (!isFileError(error)) throw error;
    entry.format = 'unreadable';
    entry.note('error', `cannot be read: ${error.code}`);
  }
  return entry;
}

async function readInto(
  entry: FileEntry,
  file: SnapshotFile,
  builder: ClusterBuilder,
  options: IntakeOptions,
): Promise<void> {
  if (entry.role.passedOver !== null) {
    entry.format = 'no cluster state';
    entry.note('note', `passed over: ${entry.role.passedOver}`);
    return;
  }
  const decoded = await decodeToUtf8(file.open());
  entry.encoding = decoded.empty
    ? 'none'
    : decoded.bom && decoded.encoding === 'utf-8'
      ? 'utf-8 with BOM'
      : decoded.encoding;
  if (decoded.empty) {
    noteEmptyFile(entry);
    return;
  }
  if (decoded.encoding === 'binary') {
    entry.format = 'binary';
    entry.note('warning', 'binary content was passed over');
    return;
  }
  const plain = entry.role.log === null ? withoutEscapes(decoded.chunks) : decoded.chunks;
  const { head, chunks } = await peek(plain, HEAD_BYTES);
  if (entry.role.marker !== null) {
    entry.format = 'capture time';
    return;
  }
  const { log } = entry.role;
  const format = log?.certain === true ? 'log' : contentFormat(file.path, head, log !== null);
  entry.format = format;
  if (entry.role.refusals) {
    readRefusals(entry, (await textOf(chunks, MOST_TEXT)) ?? '');
    return;
  }
  if (format === 'JSON' || format === 'YAML') {
    const intake = new FileIntake(entry, builder, options);
    const blocks = logBlocks(entry, builder, options);
    const { disk } = file;
    const isLarge = format === 'JSON' && file.bytes >= WORTH_A_THREAD;
    if (isLarge && disk !== undefined && typeof options.program === 'string') {
      const { readInThread } = await import('./json-thread/read-in-thread.ts');
      const data = { file: disk.absolute, path: file.path };
      await readInThread(options.program, data, threadSink(intake, blocks.open, disk));
    } else {
      const reader = format === 'JSON' ? createJsonReader(intake) : await yamlReader(intake, head);
      const isReread = format === 'JSON' && log === null && file.bytes > FLEETING_FROM;
      const bytes = isReread && disk !== undefined ? reread(disk, chunks) : chunks;
      for await (const chunk of outsideLogBlocks(bytes, blocks.open)) {
        intake.see(chunk);
        reader.write(chunk);
      }
      reader.end();
    }
    intake.end();
    if (blocks.count() > 0) entry.layout ??= CLUSTER_INFO_DUMP;
    if (!entry.recognised && !entry.remarked && entry.role.resource === null)
      entry.note('note', `${format}, and no Kubernetes objects in it`);
    return;
  }
  if (format === 'log') {
    await readLog(entry, chunks, builder, options);
    return;
  }
  const text = await textOf(chunks, MOST_TEXT);
  if (text === null) entry.note('warning', 'passed over: too large for a table or a version');
  else readText(entry, text, builder, options);
}

/** A JSON reader keeps no chunk, so that those of a large file need not be new. */
async function* reread(
  { absolute, progress }: DiskPlace,
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  // Closes the file that was opened to look at its head.
  for await (const _ of chunks) break;
  const decoded = await decodeToUtf8(fleetingChunks(absolute, progress));
  yield* withoutEscapes(decoded.chunks);
}

const FLEETING_FROM = 8 * 1024 * 1024;

function threadSink(
  intake: FileIntake,
  log: (owner: BlockOwner) => BlockSink,
  { progress }: DiskPlace,
): ThreadSink {
  return {
    opened: (list) => intake.opened(list),
    item: (value, position) => intake.item(value, position),
    row: (row, position) => intake.row(row, position),
    document: (document) => intake.document(document),
    noise: (line) => intake.noise(line),
    problem: (problem) => intake.problem(problem),
    mark: () => intake.mark(),
    log,
    progress,
  };
}

/** Loaded for the first YAML file: most captures hold none. */
async function yamlReader(
  intake: FileIntake,
  head: Uint8Array,
): Promise<{ write(chunk: Uint8Array): void; end(): unknown }> {
  const { createFlowReader, isFlowStyle } = await import('./yaml/flow-reader.ts');
  if (isFlowStyle(head)) return createFlowReader(intake);
  const { createYamlReader } = await import('./yaml/reader.ts');
  return createYamlReader(intake);
}

function noteEmptyFile(entry: FileEntry): void {
  entry.format = 'empty';
  if (entry.role.log !== null) {
    entry.note('note', 'no bytes: a log without lines, or of a container that has none');
    return;
  }
  const { source, namespace } = entry.role;
  entry.note('warning', 'no bytes: a command that failed, or found nothing, or was never run');
  if (source === null) return;
  const list = { source, state: 'failed' } as const;
  const reason = `${entry.path} is empty`;
  if (namespace === null) entry.answer({ ...list, scope: 'unknown', namespaces: [] }, reason);
  else entry.answer({ ...list, scope: 'namespace', namespaces: [namespace] }, reason);
}

function readText(entry: FileEntry, text: string, builder: ClusterBuilder, options: IntakeOptions): void {
  switch (entry.format) {
    case 'kubectl top':
      readTopTable(entry, text, builder, options);
      return;
    case 'kubectl version': {
      const version = parseVersionText(text);
      if (version === null) return;
      builder.addVersion({ ...version, file: entry.path });
      entry.hold('version');
      entry.answer({ source: 'version', state: 'captured', scope: 'cluster', namespaces: [] });
      return;
    }
    case 'kubectl error':
      for (const line of text.split('\n').map(readErrorLine)) {
        if (line !== null && line.outcome !== 'noise') noteErrorLine(entry, line);
      }
      return;
    case 'kubectl text':
      takeKubectlText(entry, text, options);
      return;
    default:
      // A table without header.
      if (entry.role.source !== null && takeKubectlText(entry, text, options)) return;
      if (entry.role.resource === null)
        entry.note('note', 'not recognised as captured cluster state; passed over');
      else entry.note('note', `passed over: ${entry.role.resource}`);
  }
}
