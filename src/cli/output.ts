import { rmSync } from 'node:fs';
import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { UserError } from '../user-error.ts';

/** Writes the whole file or none of it, creating directories; `-` is standard output. */
export async function writeOutput(path: string, content: string): Promise<void> {
  if (path === '-') {
    await writeStandardOutput(content);
    return;
  }
  try {
    // A device or a pipe cannot be replaced by a file.
    if (await isSpecial(path)) await writeFile(path, content);
    else await replaceFile(path, content);
  } catch (error) {
    throw new UserError(`cannot write ${path}: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}

/** Waits until all of it is handed over. */
export async function writeStandardOutput(content: string): Promise<void> {
  await new Promise<void>((resolve) => {
    process.stdout.write(content, () => resolve());
  });
}

/** A reader that stops early (`| head`) is no error. */
export function tolerateClosedPipes(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
}

async function replaceFile(path: string, content: string): Promise<void> {
  const partial = `${path}.partial`;
  const interrupted = (_: string, signal: number) => {
    rmSync(partial, { force: true });
    process.exit(128 + signal);
  };
  for (const signal of SIGNALS) process.on(signal, interrupted);
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(partial, content);
    await rename(partial, path);
  } catch (error) {
    await rm(partial, { force: true }).catch(() => {});
    throw error;
  } finally {
    for (const signal of SIGNALS) process.off(signal, interrupted);
  }
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

async function isSpecial(path: string): Promise<boolean> {
  return stat(path).then(
    (info) => !info.isFile() && !info.isDirectory(),
    () => false,
  );
}
