import { realpathSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { startEarly } from '../snapshot/json-thread/early-thread.ts';

/** This program, to be started as a thread where there is a second core for it. */
export function threadProgram(): string | null {
  const [, program] = process.argv;
  return program === undefined || availableParallelism() < 2 ? null : realpathSync(program);
}

/** Lets the thread for a large snapshot start before anything else is loaded. */
export function startThreadEarly(args: readonly string[]): void {
  for (const arg of args) startEarly(threadProgram, arg);
}
