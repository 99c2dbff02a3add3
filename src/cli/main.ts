import { tolerateClosedPipes } from './output.ts';
import { program } from './program.ts';
import { run } from './run.ts';

tolerateClosedPipes();
process.exitCode = await run(program, process.argv);
