import { rmSync } from 'node:fs';
import { rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { UserError } from '../user-error.ts';
import { makeFolder } from './make-folder.ts';

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
    throw new UserError(`cannot write ${path}: ${reason(error)}`, { cause: error });
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

/** Under another name until it is whole; whatever ends the run before takes that with it. */
async function replaceFile(path: string, content: string): Promise<void> {
  const partial = `${path}.${process.pid}.partial`;
  const interrupted = (signal: NodeJS.Signals) => {
    rmSync(partial, { force: true });
    // Without a listener the signal ends the process, as it does at any other time.
    for (const each of SIGNALS) process.off(each, interrupted);
    process.kill(process.pid, signal);
  };
  await makeFolder(dirname(path));
  for (const signal of SIGNALS) process.on(signal, interrupted);
  try {
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

/** What the system said, without the call and the paths it was said of: `no space left on device`. */
function reason(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return /^[A-Z]\w+: ([^,]+), \w+/.exec(message)?.[1] ?? message;
}
