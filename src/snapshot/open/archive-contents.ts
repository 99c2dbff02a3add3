import type { LedgerProblem } from '../../model/ledger.ts';
import { type ByteSource, chunksOf } from './byte-source.ts';
import { entryPath } from './entry-path.ts';
import { isJunk } from './junk.ts';
import { beyond } from './limits.ts';
import type { Opening } from './opening.ts';
import type { StoredFile } from './snapshot-file.ts';

interface Archive {
  /** The path it goes by in the ledger. */
  readonly path: string;
  /** Goes before the path of every entry: empty, or ends in `/`. */
  readonly prefix: string;
  readonly format: string;
  /** What is missing around it: an archive in one that was cut. */
  readonly outer: () => string | null;
}

/** Collects the entries of one archive, and what is wrong with it. */
export class ArchiveContents {
  private readonly archive: Archive;
  private readonly opening: Opening;
  private readonly byPath = new Map<string, StoredFile>();
  private cutBy: string | null = null;

  constructor(archive: Archive, opening: Opening) {
    this.archive = archive;
    this.opening = opening;
  }

  get files(): readonly StoredFile[] {
    return [...this.byPath.values()];
  }

  get isCut(): boolean {
    return this.cutBy !== null;
  }

  /** For the files of the archive: why some that should be beside them may not be there. */
  readonly missing = (): string | null => this.cutBy ?? this.archive.outer();

  /** The path under which a regular file of this size may be read; `null` when it may not, which is then written down. */
  admit(name: string, bytes: number): string | null {
    const path = this.pathOf(name);
    if (path === null) return null;
    const { limits } = this.opening.allowance;
    if (bytes <= limits.entry) return path;
    this.remark(path, 'too large', 'error', `passed over: ${beyond('more bytes', limits, 'entry')}`);
    return null;
  }

  /** Something in the archive that is no readable file: a link, a device, an encrypted entry. */
  passOver(name: string, format: string, level: LedgerProblem['level'], message: string): void {
    const path = this.pathOf(name);
    if (path !== null) this.remark(path, format, level, message);
  }

  /** As in unpacking, what comes later replaces what came before. */
  add(file: StoredFile): void {
    if (this.byPath.has(file.path))
      this.remark(
        file.path,
        'duplicate',
        'warning',
        'the archive holds this path again; the last one was read',
      );
    this.byPath.set(file.path, file);
  }

  addSource(path: string, source: ByteSource): void {
    this.add({ path, bytes: source.bytes, source, open: () => chunksOf(source), missing: this.missing });
  }

  /** What follows is lost, or what was lost cannot be named: nothing of the archive is whole. */
  cut(why: string): void {
    const message = `the archive is cut: ${why}; what came before was read, and none of it counts as whole`;
    this.cutBy ??= `the archive ${this.archive.path} is cut: ${why}`;
    this.note('error', message);
  }

  note(level: LedgerProblem['level'], message: string): void {
    this.remark(this.archive.path, this.archive.format, level, message);
  }

  private pathOf(name: string): string | null {
    const named = entryPath(name);
    if ('refused' in named) {
      this.note(
        'warning',
        `the entry ${JSON.stringify(name.slice(0, 200))} was passed over: ${named.refused}`,
      );
      return null;
    }
    return isJunk(named.path) ? null : `${this.archive.prefix}${named.path}`;
  }

  private remark(path: string, format: string, level: LedgerProblem['level'], message: string): void {
    this.opening.remarks.push({ path, format, level, message });
  }
}
