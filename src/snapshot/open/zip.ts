import { type Entry, fromRandomAccessReaderPromise, RandomAccessReader } from 'yauzl';
import type { ArchiveContents } from './archive-contents.ts';
import type { ByteSource } from './byte-source.ts';
import { ArchiveStop, beyond, RATIO_FROM_BYTES } from './limits.ts';
import type { Opening } from './opening.ts';
import { contentOf, nameOf, typeOf } from './zip-entry.ts';
import { salvageZip } from './zip-salvage.ts';

/** Reads the directory of a zip; the entries are read where they lie, when they are asked for. */
export async function readZip(
  source: ByteSource,
  contents: ArchiveContents,
  opening: Opening,
): Promise<void> {
  const entries: Entry[] = [];
  try {
    const options = { decodeStrings: false, validateEntrySizes: false, autoClose: false };
    const zip = await fromRandomAccessReaderPromise(new SourceReader(source), source.bytes, options);
    for await (const entry of zip.eachEntry()) {
      entries.push(entry);
      if (entries.length > opening.allowance.limits.entries) break;
    }
    zip.close();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    contents.cut(`its directory cannot be read: ${why}`);
    if (entries.length === 0) {
      await salvageZip(source, contents, opening);
      return;
    }
  }
  const overlapping = overlaps(entries);
  try {
    for (const entry of entries) addEntry(source, entry, overlapping.has(entry), contents, opening);
  } catch (error) {
    if (!(error instanceof ArchiveStop)) throw error;
    contents.cut(error.message);
  }
}

function addEntry(
  source: ByteSource,
  entry: Entry,
  isOverlapping: boolean,
  contents: ArchiveContents,
  { allowance, remarks }: Opening,
): void {
  allowance.takeEntry();
  const name = nameOf(entry);
  const type = typeOf(entry, name);
  const { uncompressedSize: bytes, compressedSize: packed, compressionMethod: method } = entry;
  if (type === 'directory') return;
  if (type === 'link') contents.passOver(name, 'link', 'note', 'a link: not followed');
  else if (type === 'device') contents.passOver(name, 'device', 'note', 'a device or pipe: not read');
  else if (entry.isEncrypted())
    contents.passOver(name, 'encrypted', 'error', 'the entry is encrypted; unpack it and give the directory');
  else if (method !== 0 && method !== 8)
    contents.passOver(
      name,
      'unknown compression',
      'error',
      `compressed by method ${method}, which is not read here`,
    );
  else if (isOverlapping)
    contents.passOver(name, 'overlapping', 'error', 'the entry shares its bytes with another: passed over');
  else if (bytes > RATIO_FROM_BYTES && bytes > packed * allowance.limits.ratio)
    contents.passOver(
      name,
      'too large',
      'error',
      `passed over: ${beyond('a larger ratio of unpacked to packed', allowance.limits, 'ratio')}`,
    );
  else {
    const path = contents.admit(name, bytes);
    if (path === null) return;
    allowance.takeBytes(bytes);
    let fault: string | null = null;
    const damaged = (why: string) => {
      fault = why;
      remarks.push({ path, format: 'damaged', level: 'error', message: why });
    };
    const missing = () => fault ?? contents.missing();
    contents.add({ path, bytes, source: null, open: () => contentOf(source, entry, damaged), missing });
  }
}

/** Those that begin before another has ended: what a bomb does so that the same bytes count many times. */
function overlaps(entries: readonly Entry[]): ReadonlySet<Entry> {
  const found = new Set<Entry>();
  let end = 0;
  for (const entry of entries.toSorted(
    (a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader,
  )) {
    if (entry.relativeOffsetOfLocalHeader < end) found.add(entry);
    else end = entry.relativeOffsetOfLocalHeader + 30 + entry.fileNameLength + entry.compressedSize;
  }
  return found;
}

/** How yauzl reads our sources. The directory is read in small pieces, so a window of it is kept. */
class SourceReader extends RandomAccessReader {
  private readonly source: ByteSource;
  private window: { readonly start: number; readonly bytes: Uint8Array } = {
    start: 0,
    bytes: new Uint8Array(),
  };

  constructor(source: ByteSource) {
    super();
    this.source = source;
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null) => void,
  ): void {
    let failure: Error | null = null;
    try {
      buffer.set(this.bytesAt(position, length), offset);
    } catch (error) {
      failure = error instanceof Error ? error : new Error(String(error));
    }
    queueMicrotask(() => callback(failure));
  }

  private bytesAt(position: number, length: number): Uint8Array {
    if (position < this.window.start || position + length > this.window.start + this.window.bytes.length)
      this.window = { start: position, bytes: this.source.read(position, Math.max(length, WINDOW_BYTES)) };
    const from = position - this.window.start;
    const found = this.window.bytes.subarray(from, from + length);
    if (found.length < length) throw new Error('it ends too early');
    return found;
  }
}

const WINDOW_BYTES = 64 * 1024;
