import { formatBytes } from '../../model/quantity.ts';

/** How much an archive may make of itself. */
export interface ArchiveLimits {
  /** Entries in all archives of the snapshot. */
  readonly entries: number;
  /** Bytes of one entry, unpacked. */
  readonly entry: number;
  /** Bytes of everything, unpacked. */
  readonly bytes: number;
  /** Unpacked to packed size of one compressed stream. */
  readonly ratio: number;
  /** Archives around an entry. */
  readonly depth: number;
}

/**
 * Room for what is real, an end for what is not. A must-gather of a large cluster has some 100 000 files and unpacks to
 * tens of gigabytes, most of it logs; kubectl's JSON packs 10 to 30 times, logs up to 50, while a deflate bomb packs
 * 1000 times; a bundle lies in a case archive, and archives of nodes lie in the bundle.
 */
export const DEFAULT_LIMITS: ArchiveLimits = {
  entries: 500_000,
  entry: 16 * 1024 ** 3,
  bytes: 64 * 1024 ** 3,
  ratio: 200,
  depth: 3,
};

/** Smaller streams may pack as well as they like: a log of one repeated line does. */
export const RATIO_FROM_BYTES = 64 * 1024 * 1024;

/** Nothing more is read of an archive. The message says why: which limit was reached and how to raise it, or what is broken. */
export class ArchiveStop extends Error {}

/** What is left of the limits while a snapshot is opened and read. */
export class Allowance {
  readonly limits: ArchiveLimits;
  private entries = 0;
  private bytes = 0;

  constructor(limits: ArchiveLimits) {
    this.limits = limits;
  }

  takeEntry(): void {
    this.entries += 1;
    if (this.entries > this.limits.entries)
      throw new ArchiveStop(beyond('more entries', this.limits, 'entries'));
  }

  takeBytes(count: number): void {
    this.bytes += count;
    if (this.bytes > this.limits.bytes)
      throw new ArchiveStop(beyond('more bytes, unpacked,', this.limits, 'bytes'));
  }

  /** Throws when one entry is longer than it may be. */
  checkEntry(bytes: number): void {
    if (bytes > this.limits.entry) throw new ArchiveStop(beyond('more bytes', this.limits, 'entry'));
  }

  /** Throws when a compressed stream grew more than can be honest. */
  compare(packed: number, unpacked: number): void {
    if (unpacked > RATIO_FROM_BYTES && unpacked > packed * this.limits.ratio)
      throw new ArchiveStop(beyond('a larger ratio of unpacked to packed', this.limits, 'ratio'));
  }
}

/** `more entries than entries=500000; raise it with --archive-limit entries=N` */
export function beyond(what: string, limits: ArchiveLimits, name: keyof ArchiveLimits): string {
  const value = name === 'bytes' || name === 'entry' ? formatBytes(limits[name]) : String(limits[name]);
  return `${what} than the limit ${name}=${value} allows; if you trust it, raise the limit with --archive-limit ${name}=N`;
}
