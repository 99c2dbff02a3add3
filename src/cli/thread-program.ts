import { realpathSync } from 'node:fs';
import { availableParallelism } from 'node:os';

/** This program, to be started as a thread where there is a second core for it. */
export function threadProgram(): string | null {
  const [, program] = process.argv;
  return program === undefined || availableParallelism() < 2 ? null : realpathSync(program);
}
