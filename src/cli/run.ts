import { CommanderError } from '@commander-js/extra-typings';
import { cleanLines, cleanText } from '../report/markdown/clean-text.ts';
import { UserError } from '../user-error.ts';
import { EXIT } from './exit-code.ts';
import type { program as makeProgram } from './program.ts';

/** Runs the command line to its exit code. A user's mistake is one line on stderr, with what it is about below it; our own keeps its stack. */
export async function run(makeCommands: typeof makeProgram, argv: readonly string[]): Promise<number> {
  let code: number = EXIT.ok;
  const commands = makeCommands({
    invokedAs: argv[1] ?? 'kube-dossier',
    exit: (value) => {
      code = value;
    },
  });
  try {
    await commands.parseAsync([...argv]);
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.unusable;
    if (error instanceof UserError) {
      const below = error.excerpt.map((line) => `    ${cleanLines(line)}\n`).join('');
      process.stderr.write(`error: ${cleanText(error.message, 4000)}\n${below}`);
      return EXIT.unusable;
    }
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    return EXIT.crashed;
  }
}
