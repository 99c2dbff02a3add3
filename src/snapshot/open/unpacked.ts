import type { Container } from '../../model/ledger.ts';
import { peek } from '../peek.ts';
import { ArchiveContents } from './archive-contents.ts';
import { archiveType, SNIFFED_BYTES } from './archive-type.ts';
import type { ByteSource } from './byte-source.ts';
import { gunzipped, gunzippedFile, gunzippedName } from './gzip.ts';
import { ArchiveStop, beyond } from './limits.ts';
import type { Opening } from './opening.ts';
import { isFileError, type StoredFile } from './snapshot-file.ts';

export interface Unpacked {
  /** What it was; `null`: a file like any other. */
  readonly container: Extract<Container, 'tar' | 'tar.gz' | 'zip' | 'gzip'> | null;
  readonly files: readonly StoredFile[];
}

interface Place {
  /** Goes before the path of every entry. */
  readonly prefix: string;
  /** How many archives lie around the file. */
  readonly depth: number;
  /** Paths that are taken. */
  readonly beside: ReadonlySet<string>;
}

/** The files in an archive, and in the archives in it; or the file itself. */
export async function unpacked(
  file: StoredFile,
  { prefix, depth, beside }: Place,
  opening: Opening,
): Promise<Unpacked> {
  const isTooDeep = depth >= opening.allowance.limits.depth;
  const type = archiveType(await headOf(file));
  if (type === null) return { container: null, files: [file] };
  const container = type === 'gzip' ? await packedIn(file, opening) : type;
  if (container === 'gzip') {
    const name = gunzippedName(file.path);
    const inner = gunzippedFile(file, beside.has(name) ? file.path : name, opening);
    if (archiveType(await headOf(inner)) === null) return { container, files: [inner] };
    if (isTooDeep) return { container, files: [tooDeep(file, opening)] };
    const within = await unpacked(inner, { prefix, depth: depth + 1, beside }, opening);
    return { container, files: within.files };
  }
  if (isTooDeep) return { container, files: [tooDeep(file, opening)] };
  const contents = new ArchiveContents(
    { path: file.path, prefix, format: container, outer: file.missing },
    opening,
  );
  try {
    await (container === 'zip'
      ? openZip(file, contents, opening)
      : openTar(file, container, contents, opening));
  } catch (error) {
    if (error instanceof ArchiveStop) contents.cut(error.message);
    else if (isFileError(error)) contents.cut(`it cannot be read: ${error.code}`);
    else throw error;
  }
  return { container, files: await unpackedEach(contents.files, depth + 1, opening) };
}

/** The files, those that are archives replaced by what is in them. */
export async function unpackedEach(
  files: readonly StoredFile[],
  depth: number,
  opening: Opening,
): Promise<readonly StoredFile[]> {
  const beside = new Set(files.map(({ path }) => path));
  const found: StoredFile[][] = [];
  for (const file of files)
    found.push([...(await unpacked(file, { prefix: `${file.path}/`, depth, beside }, opening)).files]);
  return found.flat();
}

async function openTar(
  file: StoredFile,
  container: 'tar' | 'tar.gz',
  contents: ArchiveContents,
  opening: Opening,
): Promise<void> {
  const { readTar } = await import('./tar.ts');
  if (container === 'tar') return readTar(file.open(), contents, opening, () => false);
  let fault: string | null = null;
  const chunks = gunzipped(file.open(), opening.allowance, (why) => {
    fault = why;
  });
  await readTar(chunks, contents, opening, () => fault === null);
  if (fault !== null) contents.cut(fault);
}

async function openZip(file: StoredFile, contents: ArchiveContents, opening: Opening): Promise<void> {
  const { readZip } = await import('./zip.ts');
  await readZip(file.source ?? (await spooled(file, opening)), contents, opening);
}

/** A zip is read from its end, so what only streams is kept first. */
async function spooled(file: StoredFile, { spool, allowance }: Opening): Promise<ByteSource> {
  const writer = spool.begin();
  for await (const chunk of file.open()) {
    allowance.takeBytes(chunk.length);
    writer.write(chunk);
  }
  return writer.finish();
}

/** A gzip holds a tar or any one file. */
async function packedIn(file: StoredFile, { allowance }: Opening): Promise<'tar.gz' | 'gzip'> {
  const head = await peeked(gunzipped(file.open(), allowance, () => {}));
  return archiveType(head) === 'tar' ? 'tar.gz' : 'gzip';
}

/** Nothing, when it cannot be read: reading it will say why. */
async function headOf(file: StoredFile): Promise<Uint8Array> {
  try {
    if (file.source !== null) return file.source.read(0, SNIFFED_BYTES);
    return await peeked(file.open());
  } catch (error) {
    if (error instanceof ArchiveStop || isFileError(error)) return new Uint8Array();
    throw error;
  }
}

async function peeked(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const { head, chunks: rest } = await peek(chunks, SNIFFED_BYTES);
  for await (const _ of rest) break;
  return head;
}

function tooDeep(file: StoredFile, { allowance, remarks }: Opening): StoredFile {
  const message = `not opened: ${beyond('more archives in one another', allowance.limits, 'depth')}`;
  remarks.push({ path: file.path, format: 'archive', level: 'warning', message });
  return file;
}
