import type { Random } from '../../bench/dump/random.ts';
import type { Files } from '../capture.ts';

/** Changes the bytes of one file. */
export interface FileMutation {
  readonly name: string;
  /** Whether what is a secret in the file stays one: nothing moves to where it may be told. */
  readonly keepsSecrets: boolean;
  /** Whether it takes nothing but the end. */
  readonly cuts?: boolean;
  apply(bytes: Buffer, random: Random): Buffer;
}

/** Changes which files there are, or how they are called. */
export interface FilesMutation {
  readonly name: string;
  apply(files: Files, random: Random): Files;
}

/** `picked([1, 2], random)`; the list must not be empty. */
export function picked<T>(list: readonly T[], random: Random): T {
  const one = list[random.below(list.length)];
  if (one === undefined) throw new Error('nothing to pick from');
  return one;
}

/** Small more often than large. */
export function skewed(limit: number, random: Random): number {
  return random.below(1 + random.below(Math.max(1, limit)));
}

/** How often a text may be repeated: at most so often, and no longer than a megabyte altogether. */
export function timesThatFit(text: string, most: number): number {
  return Math.min(most, Math.floor(1_000_000 / (text.length + 1)));
}
