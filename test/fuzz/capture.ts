/** A file of a capture while it is mutated. */
export interface CapturedFile {
  readonly bytes: Buffer;
  /** Secrets in it that no output may tell; none once a mutation may have moved them to where they are none. */
  readonly canaries: readonly string[];
  /** `cut`: nothing but its end is missing, and a reader can tell. */
  readonly state: 'pristine' | 'cut' | 'changed';
}

/** By path, `/` between parts. Code units from U+DC80 to U+DCFF stand for bytes that are no UTF-8. */
export type Files = ReadonlyMap<string, CapturedFile>;

/** What cases are made of. */
export interface Capture {
  /** `lists/shop`: the part before the slash is what `--only` names. */
  readonly name: string;
  readonly files: Files;
}

export function captureOf(
  name: string,
  contents: Readonly<Record<string, string | Buffer>>,
  canaries: Readonly<Record<string, readonly string[]>> = {},
): Capture {
  const files = Object.entries(contents).map(
    ([path, content]) =>
      [
        path,
        { bytes: Buffer.from(content), canaries: canaries[path] ?? [], state: 'pristine' as const },
      ] as const,
  );
  return { name, files: new Map(files) };
}

/** Bytes of all files. */
export function weight(files: Files): number {
  return [...files.values()].reduce((sum, { bytes }) => sum + bytes.length, 0);
}

/** The path as the file system takes it. */
export function pathBytes(path: string): Buffer {
  return Buffer.concat(
    [...path].map((character) =>
      /^[\udc80-\udcff]$/.test(character)
        ? Buffer.from([character.charCodeAt(0) & 0xff])
        : Buffer.from(character),
    ),
  );
}
