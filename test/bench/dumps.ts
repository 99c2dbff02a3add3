import { existsSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { LAYOUTS, type LayoutName } from './dump/layout.ts';
import { writeDump } from './dump/write-dump.ts';

/** The dumps of one folder; what is not there is made when first asked for. */
export interface Dumps {
  readonly folder: string;
  /** The path of a dump. `megabytes` is the size of the same pods as kubectl prints them, whatever the layout. */
  dump(megabytes: number, options?: DumpOptions): string;
}

export interface DumpOptions {
  readonly layout?: LayoutName;
  readonly managedFields?: boolean;
}

export function createDumps(folder: string, say: (text: string) => void): Dumps {
  mkdirSync(folder, { recursive: true });
  return {
    folder,
    dump: (megabytes, { layout = 'kubectl', managedFields = false } = {}) => {
      const variant = managedFields ? '.managed-fields' : '';
      const path = join(folder, `pods-${megabytes}MB${variant}${LAYOUTS[layout].suffix}`);
      if (existsSync(path)) return path;
      say(`writing ${path}`);
      writeDump(path, { pods: Math.round((megabytes * 1e6) / BYTES_PER_POD), layout, managedFields });
      return path;
    },
  };
}

/** Of a generated pod as kubectl prints it, on average. */
export const BYTES_PER_POD = 11_200;

/** Millions. */
export function megabytes(path: string): number {
  return statSync(path).size / 1e6;
}
