import { tolerateClosedPipes } from './output.ts';
import { program } from './program.ts';
import { run } from './run.ts';

/** The command line, from the process's arguments to its exit code. */
export async function start(): Promise<void> {
  tolerateClosedPipes();
  process.exitCode = await run(program, process.argv);
}
