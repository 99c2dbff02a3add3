import { saidFault } from './said-fault.ts';

/** An interpreter meets a file that is no program. */
export const sourceFileBroken = saidFault({
  id: 'source-file-broken',
  title: 'A source file of the program does not parse',
  reasoning:
    'An interpreter reads source files when it starts, and ends at the first that does not parse. Null bytes are what a write that a power cut or a full disk interrupted leaves behind; other errors were built in, or the interpreter is older than the language used. The traceback names the file.',
  fix: 'Write the file again: rebuild the image, or pull it anew where the copy on the node is damaged; compare the version of the interpreter with the one the program was written for.',
  signatures: ['python-null-bytes', 'python-syntax-error', 'node-syntax-error'],
  does: 'has a source file that does not parse',
});
