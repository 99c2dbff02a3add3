import { crc32, deflateRawSync } from 'node:zlib';

/** One entry of a zip. Whatever is not said is true to its content. */
export interface ZipEntry {
  readonly name: string | Uint8Array;
  readonly content?: string | Uint8Array;
  /** 8: deflated, 0: stored; others are not packed at all. */
  readonly method?: number;
  readonly flags?: number;
  /** Unix mode, with the type of the file. */
  readonly mode?: number;
  /** What headers and directory say instead of the truth. */
  readonly uncompressedSize?: number;
  readonly crc?: number;
  /** Where the directory says it begins. */
  readonly offset?: number;
  /** Sizes are left out of the header and follow the content, as Go and pipes write it. */
  readonly streamed?: boolean;
  /** Sizes are in the zip64 field. */
  readonly zip64?: boolean;
}

export function zipOf(files: Readonly<Record<string, string | Uint8Array>>): Buffer {
  return zip(Object.entries(files).map(([name, content]) => ({ name, content })));
}

export function zip(entries: readonly ZipEntry[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const local = localOf(entry);
    locals.push(local);
    directory.push(directoryOf(entry, entry.offset ?? offset));
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, central, end]);
}

function localOf(entry: ZipEntry): Buffer {
  const { name, packed, plain, crc, method, flags } = factsOf(entry);
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(flags, 6);
  header.writeUInt16LE(method, 8);
  header.writeUInt16LE(name.length, 26);
  if (entry.streamed !== true) {
    header.writeUInt32LE(crc, 14);
    header.writeUInt32LE(packed.length, 18);
    header.writeUInt32LE(plain, 22);
    return Buffer.concat([header, name, packed]);
  }
  const descriptor = Buffer.alloc(16);
  descriptor.writeUInt32LE(0x08074b50, 0);
  descriptor.writeUInt32LE(crc, 4);
  descriptor.writeUInt32LE(packed.length, 8);
  descriptor.writeUInt32LE(plain, 12);
  return Buffer.concat([header, name, packed, descriptor]);
}

function directoryOf(entry: ZipEntry, offset: number): Buffer {
  const { name, packed, plain, crc, method, flags } = factsOf(entry);
  const extra = Buffer.alloc(entry.zip64 === true ? 20 : 0);
  if (entry.zip64 === true) {
    extra.writeUInt16LE(1, 0);
    extra.writeUInt16LE(16, 2);
    extra.writeBigUInt64LE(BigInt(plain), 4);
    extra.writeBigUInt64LE(BigInt(packed.length), 12);
  }
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE((3 << 8) | 20, 4);
  header.writeUInt16LE(20, 6);
  header.writeUInt16LE(flags, 8);
  header.writeUInt16LE(method, 10);
  header.writeUInt32LE(crc, 16);
  header.writeUInt32LE(entry.zip64 === true ? 0xffffffff : packed.length, 20);
  header.writeUInt32LE(entry.zip64 === true ? 0xffffffff : plain, 24);
  header.writeUInt16LE(name.length, 28);
  header.writeUInt16LE(extra.length, 30);
  header.writeUInt32LE(((entry.mode ?? 0o100644) << 16) >>> 0, 38);
  header.writeUInt32LE(offset, 42);
  return Buffer.concat([header, name, extra]);
}

function factsOf(entry: ZipEntry) {
  const content = Buffer.from(entry.content ?? '');
  const method = entry.method ?? 8;
  return {
    name: Buffer.from(entry.name),
    packed: method === 8 ? deflateRawSync(content) : content,
    plain: entry.uncompressedSize ?? content.length,
    crc: entry.crc ?? crc32(content),
    method,
    flags: (entry.flags ?? 0) | (entry.streamed === true ? 0x8 : 0),
  };
}
