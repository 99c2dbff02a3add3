/** One header and what follows it. Whatever is not said is as GNU tar writes it. */
export interface TarEntry {
  readonly name: string | Uint8Array;
  readonly content?: string | Uint8Array;
  /** `0` file, `1` hard link, `2` symbolic link, `3` device, `5` directory, `6` pipe, `x` pax header, ... */
  readonly type?: string;
  readonly link?: string;
  /** The twelve bytes of the size field, where they lie. */
  readonly size?: string | Uint8Array;
  readonly checksum?: number;
  /** Without it, as before 1988. */
  readonly magic?: boolean;
}

/** A tar, with its end marker unless `end` is false. */
export function tar(entries: readonly TarEntry[], { end = true } = {}): Buffer {
  return Buffer.concat([...entries.map(tarEntry), Buffer.alloc(end ? 1024 : 0)]);
}

export function tarOf(files: Readonly<Record<string, string | Uint8Array>>): Buffer {
  return tar(Object.entries(files).map(([name, content]) => ({ name, content })));
}

/** The header that gives the next entry these properties. */
export function pax(properties: Readonly<Record<string, string>>): TarEntry {
  const lines = Object.entries(properties).map(([key, value]) => {
    const rest = ` ${key}=${value}\n`;
    const bytes = Buffer.byteLength(rest);
    const digits = String(bytes + String(bytes + 2).length).length;
    return `${bytes + digits}${rest}`;
  });
  return { name: 'PaxHeaders/0', type: 'x', content: lines.join('') };
}

function tarEntry(entry: TarEntry): Buffer {
  const content = Buffer.from(entry.content ?? '');
  const header = Buffer.alloc(512);
  Buffer.from(entry.name).copy(header, 0, 0, 100);
  header.write('0000644\0', 100);
  header.write('0001750\0', 108);
  header.write('0001750\0', 116);
  Buffer.from(entry.size ?? `${content.length.toString(8).padStart(11, '0')}\0`).copy(header, 124, 0, 12);
  header.write('14755555555\0', 136);
  header.write(' '.repeat(8), 148);
  header.write(entry.type ?? '0', 156);
  header.write(entry.link ?? '', 157);
  if (entry.magic !== false) header.write('ustar\u000000', 257);
  const sum = entry.checksum ?? header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return Buffer.concat([header, content, Buffer.alloc(-content.length & 511)]);
}
