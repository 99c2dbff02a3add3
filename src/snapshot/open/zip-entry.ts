import { crc32, createInflateRaw } from 'node:zlib';
import type { Entry } from 'yauzl';
import { getFileNameLowLevel } from 'yauzl';
import { type ByteSource, chunksOf } from './byte-source.ts';
import { ENGINE, inflated } from './inflated.ts';

/** The name in UTF-8 where it is that, whatever its flag says, else in the code page of DOS; `/` between parts. */
export function nameOf(entry: Entry): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
      .decode(entry.fileNameRaw)
      .replaceAll('\\', '/');
  } catch {
    return getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false);
  }
}

/** What an entry is besides a regular file, from the mode that Unix programs write. */
export function typeOf(entry: Entry, name: string): 'file' | 'directory' | 'link' | 'device' {
  if (name.endsWith('/')) return 'directory';
  const mode = entry.versionMadeBy >>> 8 === UNIX ? (entry.externalFileAttributes >>> 16) & 0o170000 : 0;
  if (mode === 0 || mode === 0o100000) return 'file';
  if (mode === 0o040000) return 'directory';
  return mode === 0o120000 ? 'link' : 'device';
}

const UNIX = 3;
const LOCAL_HEADER_BYTES = 30;

/** The content, inflated and held against the size and checksum the directory gives. */
export async function* contentOf(
  source: ByteSource,
  entry: Entry,
  damaged: (why: string) => void,
): AsyncGenerator<Uint8Array> {
  const header = Buffer.from(source.read(entry.relativeOffsetOfLocalHeader, LOCAL_HEADER_BYTES));
  if (header.length < LOCAL_HEADER_BYTES || header.readUInt32LE(0) !== 0x04034b50) {
    damaged('the entry is not where the directory of the zip says');
    return;
  }
  const start =
    entry.relativeOffsetOfLocalHeader +
    LOCAL_HEADER_BYTES +
    header.readUInt16LE(26) +
    header.readUInt16LE(28);
  const packed = chunksOf(source, start, Math.min(source.bytes, start + entry.compressedSize));
  let bytes = 0;
  let checksum = 0;
  let fault: string | null = null;
  const unpacked =
    entry.compressionMethod === 0
      ? packed
      : inflated(createInflateRaw(ENGINE), packed, (why) => {
          fault = why;
        });
  for await (const chunk of unpacked) {
    bytes += chunk.length;
    if (bytes > entry.uncompressedSize) {
      damaged('the entry holds more than it says');
      return;
    }
    checksum = crc32(chunk, checksum);
    yield chunk;
  }
  if (fault === null && bytes < entry.uncompressedSize) fault = 'the entry holds less than it says';
  if (fault === null && checksum !== entry.crc32) fault = 'the checksum of the entry is wrong';
  if (fault !== null) damaged(fault);
}
