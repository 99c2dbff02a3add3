import { EXIT } from '../../../src/cli/exit-code.ts';
import { program } from '../../../src/cli/program.ts';
import { run } from '../../../src/cli/run.ts';
import type { Failure } from '../failure.ts';
import { invisible } from './pages.ts';

/** What the program says of a capture on a terminal, and what is wrong with that. */
export async function programOutput(
  path: string,
): Promise<{ readonly text: string; readonly failures: readonly Failure[] }> {
  const ends = [
    await ended(['check', path, '--fail-on', 'info', '--all-clusters']),
    await ended(['ledger', path, '--all-clusters']),
  ];
  return {
    text: ends.map(({ text }) => text).join('\n'),
    failures: ends.flatMap(({ command, code, text, errors }) => [
      ...(code === EXIT.crashed ? [{ promise: `${command} crashed`, message: errors }] : []),
      ...(code === EXIT.unusable && !/^error: [^\n]+\n$/.test(errors)
        ? [{ promise: `${command}: an error is one line`, message: JSON.stringify(errors) }]
        : []),
      ...invisible(text).map((message) => ({ promise: `${command} on a terminal`, message })),
    ]),
  };
}

async function ended(args: readonly string[]) {
  const written = { stdout: '', stderr: '' };
  const restore = [captured('stdout', written), captured('stderr', written)];
  try {
    const code = await run(program, ['node', 'kube-dossier', ...args]);
    return { command: args[0], code, text: written.stdout + written.stderr, errors: written.stderr };
  } finally {
    for (const undo of restore) undo();
  }
}

function captured(stream: 'stdout' | 'stderr', written: Record<'stdout' | 'stderr', string>): () => void {
  const { write } = process[stream];
  process[stream].write = (text: string | Uint8Array, ...rest: readonly unknown[]) => {
    written[stream] += String(text);
    const done = rest.at(-1);
    if (typeof done === 'function') done();
    return true;
  };
  return () => {
    process[stream].write = write;
  };
}
