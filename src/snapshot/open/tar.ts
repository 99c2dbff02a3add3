import type { ReadEntry } from 'tar';
import { Parser } from 'tar/parse';
import type { ArchiveContents } from './archive-contents.ts';
import { ArchiveStop } from './limits.ts';
import type { Opening } from './opening.ts';
import type { SpoolWriter } from './spool.ts';

/**
 * Reads a tar in one pass and keeps the content of its regular files in the spool.
 * `isWhole` tells, once the stream has ended, whether whatever it was packed in came to its own end: then a writer that
 * left out the end marker is forgiven.
 */
export async function readTar(
  chunks: AsyncIterable<Uint8Array>,
  contents: ArchiveContents,
  { allowance, spool }: Opening,
  isWhole: () => boolean,
): Promise<void> {
  let ended = false;
  let failed: unknown = null;
  const parser = new Parser({ brotli: false, zstd: false });
  const guarded = (step: () => void) => {
    try {
      if (failed === null) step();
    } catch (error) {
      failed = error;
    }
  };
  parser.on('entry', (entry: ReadEntry) => {
    let writer: SpoolWriter | null = null;
    let path: string | null = null;
    guarded(() => {
      allowance.takeEntry();
      path = admitted(entry, contents);
      writer = path === null ? null : spool.begin();
    });
    entry.on('data', (chunk) => guarded(() => writer?.write(chunk)));
    entry.on('end', () =>
      guarded(() => {
        if (path !== null && writer !== null) contents.addSource(path, writer.finish());
      }),
    );
  });
  parser.on('ignoredEntry', (entry: ReadEntry) =>
    guarded(() => {
      allowance.takeEntry();
      passOver(entry, contents);
    }),
  );
  parser.on('warn', (_code: string, message: string) => guarded(() => contents.cut(wordsOf(message))));
  parser.on('eof', () => {
    ended = true;
  });

  // What damage makes the parser itself throw ends the archive there.
  const feed = (step: () => void) => {
    try {
      step();
    } catch (error) {
      failed ??= new ArchiveStop(`tar says: ${error instanceof Error ? error.message : String(error)}`);
    }
  };

  try {
    for await (const chunk of chunks) {
      allowance.takeBytes(chunk.length);
      // After the end marker the parser would only pile up what follows; it is read for the checksum of a gzip.
      if (!ended) feed(() => parser.write(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length)));
      if (failed !== null) throw failed;
    }
    if (!ended) feed(() => parser.end());
    if (failed !== null) throw failed;
  } catch (error) {
    if (!(error instanceof ArchiveStop)) throw error;
    contents.cut(error.message);
    return;
  }
  if (!ended && !contents.isCut && !isWhole()) contents.cut('it has no end marker');
}

function admitted(entry: ReadEntry, contents: ArchiveContents): string | null {
  const { path, type, header } = entry;
  switch (type) {
    case 'File':
    case 'OldFile':
    case 'ContiguousFile':
      if (header.size === undefined) contents.cut('an entry does not say how long it is');
      if (!/(^|\/)GNUSparseFile\.\d+\//.test(path)) return contents.admit(path, entry.size);
      contents.passOver(path, 'sparse file', 'error', SPARSE);
      return null;
    case 'Link':
      contents.passOver(path, 'link', 'warning', 'a hard link: not followed');
      return null;
    case 'SymbolicLink':
      contents.passOver(path, 'link', 'note', 'a link: not followed');
      return null;
    case 'Directory':
    case 'GNUDumpDir':
      return null;
    default:
      contents.passOver(path, 'device', 'note', 'a device or pipe: not read');
      return null;
  }
}

const SPARSE = 'a sparse file was passed over: it is not stored as it is read';

/** Entries the parser does not hand out. */
function passOver(entry: ReadEntry, contents: ArchiveContents): void {
  if (entry.type === 'SparseFile') contents.passOver(entry.path, 'sparse file', 'error', SPARSE);
  else if (entry.meta) contents.cut('the header of an entry is absurdly long');
  else if (entry.type === 'Unsupported')
    contents.passOver(
      entry.path,
      'tar entry',
      'warning',
      'an entry of a type unknown to tar was passed over',
    );
}

function wordsOf(message: string): string {
  if (message.startsWith('Truncated input')) return 'it ends in the middle of an entry';
  if (message === 'checksum failure') return 'the checksum of a header is wrong';
  return `tar says: ${message}`;
}
