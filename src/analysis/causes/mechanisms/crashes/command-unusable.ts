import { exitFault } from './exit-fault.ts';

/** The shell of a container cannot run what it is told. */
export const commandUnusable = exitFault({
  id: 'command-unusable',
  title: 'What the command of a container calls cannot be run',
  reasoning:
    'A shell ends with 127 when the program it is told to run is not there, and with 126 when it may not be run. The ' +
    'container itself was started, so that its shell exists; nothing captured of its log says which program is meant.',
  fix: 'Compare command, args and the scripts they call with what the image holds; correct the path, or the mode of the file when the image is built.',
  fits: ({ last }) => last?.exitCode === 126 || last?.exitCode === 127,
  confidence: 'likely',
  toConfirm: 'Capture the log of the run before this one: the shell names the program.',
});
