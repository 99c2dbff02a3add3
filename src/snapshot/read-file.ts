import type { ClusterBuilder } from '../model/cluster-builder.ts';
import { contentFormat, HEAD_BYTES } from './content-format.ts';
import { decodeToUtf8 } from './encoding.ts';
import type { SnapshotFile } from './files.ts';
import { FileIntake, type IntakeOptions } from './intake.ts';
import { createJsonReader } from './json/reader.ts';
import { FileEntry } from './ledger-book.ts';
import { readLog } from './log.ts';
import { isMarker } from './marker.ts';
import { pathHint } from './path-hint.ts';
import { peek, textOf } from './peek.ts';
import { noteErrorLine } from './refusal.ts';
import { readErrorLine } from './text/error-line.ts';
import { logIdentity } from './text/log-file.ts';
import { parseVersionText } from './text/version.ts';
import { readTopTable } from './top-table.ts';
import { createYamlReader } from './yaml/reader.ts';

/** Tables and versions are small; a larger file of that kind is something else. */
const MOST_TEXT = 64 * 1024 * 1024;

/** Reads one file into the model. Whatever is wrong with it is written down; nothing is thrown. */
export async function readFile(
  file: SnapshotFile,
  builder: ClusterBuilder,
  options: IntakeOptions,
): Promise<FileEntry> {
  const entry = new FileEntry(file.path, file.bytes);
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
  const { head, chunks } = await peek(decoded.chunks, HEAD_BYTES);
  if (isMarker(file.path)) {
    entry.format = 'capture time';
    return;
  }
  const format = contentFormat(file.path, head);
  entry.format = format;
  if (format === 'JSON' || format === 'YAML') {
    const intake = new FileIntake(entry, builder, options);
    const reader = format === 'JSON' ? createJsonReader(intake) : createYamlReader(intake);
    for await (const chunk of chunks) reader.write(chunk);
    reader.end();
    intake.end();
    if (!entry.recognised) entry.note('note', `${format}, and no Kubernetes objects in it`);
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

function noteEmptyFile(entry: FileEntry): void {
  entry.format = 'empty';
  if (logIdentity(entry.path) !== null) {
    entry.note('note', 'no bytes: a log without lines, or of a container that has none');
    return;
  }
  const { source, namespace } = pathHint(entry.path);
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
        if (line !== null && line.outcome !== 'noise') noteErrorLine(entry, pathHint(entry.path), line);
      }
      return;
    case 'kubectl text':
      entry.note(
        'warning',
        'a table or description for people: recognised, not read; capture it again with -o json',
      );
      return;
    default:
      entry.note('note', 'not recognised as captured cluster state; passed over');
  }
}

function isFileError(error: unknown): error is Error & { readonly code: string } {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && 'syscall' in error;
}
