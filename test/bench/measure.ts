import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Command, typed } from './command.ts';
import { watched } from './watched.ts';

export interface Measurement {
  /** Milliseconds from start to end of the process. */
  readonly wall: number;
  /** Most resident memory the process had, in bytes; `null` where it cannot be told. */
  readonly peak: number | null;
}

export interface Site {
  /** Of the project. */
  readonly root: string;
  /** For files that nobody needs afterwards. */
  readonly folder: string;
}

/** Runs a command as a process of its own. Throws when it fails. */
export async function measure(command: Command, { root, folder }: Site): Promise<Measurement> {
  const file = join(folder, 'peak-memory');
  const { argv, peakOf } = watched(command, root, file);
  const [program = '', ...args] = argv;
  const started = performance.now();
  const child = spawn(program, args, {
    cwd: root,
    env: { ...process.env, BENCH_PEAK_FILE: command.wallOnly ? '' : file },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-2000);
  });
  const polled = peakOf === 'status' ? highWaterMark(child.pid) : () => null;
  const { code, wall } = await new Promise<{ code: number | null; wall: number }>((resolve, reject) => {
    let ended = 0;
    child.on('error', reject);
    child.on('exit', () => {
      ended = performance.now();
    });
    child.on('close', (code) => resolve({ code, wall: ended - started }));
  });
  if (code !== 0) throw new Error(`${typed(command)}\nended with ${code}: ${said}`);
  return { wall, peak: typeof peakOf === 'function' ? peakOf(takeFile(file)) : polled() };
}

function takeFile(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  } finally {
    rmSync(file, { force: true });
  }
}

/** Asks the kernel a hundred times a second; misses what a process still takes in its last moments. */
function highWaterMark(pid: number | undefined): () => number | null {
  let kibibytes: number | null = null;
  const timer = setInterval(() => {
    try {
      const found = /^VmHWM:\s*(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
      if (found !== undefined) kibibytes = Number(found);
    } catch {
      clearInterval(timer);
    }
  }, 10);
  return () => {
    clearInterval(timer);
    return kibibytes === null ? null : kibibytes * 1024;
  };
}
