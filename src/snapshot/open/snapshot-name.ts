import { basename, resolve } from 'node:path';

/** Stands for standard input where a path is expected. */
export const STANDARD_INPUT = '-';

/** The name a snapshot goes by: the last part of its path, without what says how it is packed. */
export function snapshotName(path: string): string {
  if (path === STANDARD_INPUT) return 'stdin';
  const name = basename(resolve(path))
    .replace(/\.(tar\.gz|tgz|tar|zip|gz)$/i, '')
    .replace(/\.(json|ya?ml|txt|log)$/i, '');
  return /^\.*$/.test(name) ? 'snapshot' : name;
}
