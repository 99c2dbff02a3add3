import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './golden.ts';

/** The one file that users carry; `npm test` builds it. */
export const PROGRAM = join(ROOT, 'dist/kube-dossier.cjs');

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built program to its end. */
export function program(args: readonly string[], { cwd = ROOT, file = PROGRAM } = {}): Ended {
  if (!existsSync(file)) throw new Error(`${file} does not exist: run "npm run build"`);
  const { status, stdout, stderr } = spawnSync(process.execPath, [file, ...args], { cwd, encoding: 'utf8' });
  return { code: status, stdout, stderr };
}
