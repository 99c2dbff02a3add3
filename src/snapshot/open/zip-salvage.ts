import { createInflateRaw } from 'node:zlib';
import type { ArchiveContents } from './archive-contents.ts';
import { type ByteSource, chunksOf } from './byte-source.ts';
import { ENGINE, inflated } from './inflated.ts';
import { ArchiveStop } from './limits.ts';
import type { Opening } from './opening.ts';

const LOCAL_HEADER_BYTES = 30;

/**
 * The entries of a zip that lost its end, where the directory is: from the headers before each entry, one after the
 * other, until something is not understood. Programs that write zips to a pipe leave the sizes out of them;
 * where such an entry is stored as it is, its end cannot be found and this stops.
 */
export async function salvageZip(
  source: ByteSource,
  contents: ArchiveContents,
  opening: Opening,
): Promise<void> {
  try {
    let position: number | null = 0;
    while (position !== null) position = await salvageEntry(source, position, contents, opening);
  } catch (error) {
    if (!(error instanceof ArchiveStop)) throw error;
    contents.cut(error.message);
  }
}

/** Where the next entry begins, or `null` after the last that is understood. */
async function salvageEntry(
  source: ByteSource,
  position: number,
  contents: ArchiveContents,
  { allowance, spool }: Opening,
): Promise<number | null> {
  const header = Buffer.from(source.read(position, LOCAL_HEADER_BYTES));
  if (header.length < LOCAL_HEADER_BYTES || header.readUInt32LE(0) !== 0x04034b50) return null;
  const flags = header.readUInt16LE(6);
  const method = header.readUInt16LE(8);
  const packed = header.readUInt32LE(18);
  const nameBytes = header.readUInt16LE(26);
  const start = position + LOCAL_HEADER_BYTES + nameBytes + header.readUInt16LE(28);
  const isStreamed = (flags & STREAMED) !== 0;
  const isUnderstood =
    (flags & ENCRYPTED) === 0 && packed < ZIP64 && (method === 8 || (method === 0 && !isStreamed));
  if (!isUnderstood || start > source.bytes) return null;
  const name = Buffer.from(source.read(position + LOCAL_HEADER_BYTES, nameBytes)).toString('utf8');
  const end = isStreamed ? source.bytes : Math.min(source.bytes, start + packed);

  allowance.takeEntry();
  const writer = spool.begin();
  const engine = createInflateRaw(ENGINE);
  let bytes = 0;
  let isCut = start + packed > source.bytes;
  const raw = chunksOf(source, start, end);
  const content =
    method === 0
      ? raw
      : inflated(engine, raw, () => {
          isCut = true;
        });
  for await (const chunk of content) {
    bytes += chunk.length;
    allowance.takeBytes(chunk.length);
    allowance.compare(method === 0 ? bytes : engine.bytesWritten, bytes);
    writer.write(chunk);
  }
  const path = name.endsWith('/') ? null : contents.admit(name.replaceAll('\\', '/'), bytes);
  const kept = writer.finish();
  if (path !== null) contents.addSource(path, kept);
  if (isCut) return null;
  return isStreamed ? afterDescriptor(source, start + engine.bytesWritten) : start + packed;
}

const ENCRYPTED = 0x1;
const STREAMED = 0x8;
const ZIP64 = 0xffffffff;

/** Sizes and checksum follow the content, with or without a signature, in 4 or 8 bytes each; then the next header. */
function afterDescriptor(source: ByteSource, position: number): number | null {
  const bytes = Buffer.from(source.read(position, 28));
  const next = [16, 12, 24, 20].find(
    (length) => bytes.length >= length + 4 && bytes.readUInt32LE(length) === 0x04034b50,
  );
  return next === undefined ? null : position + next;
}
