import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { UserError } from '../user-error.ts';

/** Writes the whole file or none of it, creating directories; `-` is standard output. */
export async function writeOutput(path: string, content: string): Promise<void> {
  if (path === '-') {
    await writeStandardOutput(content);
    return;
  }
  const partial = `${path}.partial`;
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(partial, content);
    await rename(partial, path);
  } catch (error) {
    await rm(partial, { force: true }).catch(() => {});
    throw new UserError(`cannot write ${path}: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}

/** A reader that stops early (`| head`) is no error. */
export async function writeStandardOutput(content: string): Promise<void> {
  await new Promise<void>((resolve) => {
    process.stdout.once('error', () => resolve());
    process.stdout.write(content, () => resolve());
  });
}
