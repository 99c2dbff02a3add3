import { statSync } from 'node:fs';
import { Worker } from 'node:worker_threads';

/** A smaller file is read before a thread has started. */
export const WORTH_A_THREAD = 64 * 1024 * 1024;

let waiting: { readonly program: string; readonly worker: Worker } | null = null;

/**
 * Starts a thread for a file that looks as if it is going to need one: it takes as long as loading the rules, and can
 * do so beside. A thread that nobody asks for ends with the program.
 */
export function startEarly(programOf: () => string | null, file: string): void {
  if (!file.endsWith('.json') || waiting !== null || sizeOf(file) < WORTH_A_THREAD) return;
  const program = programOf();
  if (program === null) return;
  const worker = new Worker(program);
  worker.unref();
  waiting = { program, worker };
}

/** A thread of the program that waits for its `ThreadData`. */
export function startedThread(program: string): Worker {
  const early = waiting?.program === program ? waiting.worker : null;
  if (early === null) return new Worker(program);
  waiting = null;
  early.ref();
  return early;
}

/** 0 of what cannot be looked at: whoever reads it says why. */
function sizeOf(file: string): number {
  try {
    return statSync(file).size;
  } catch {
    return 0;
  }
}
