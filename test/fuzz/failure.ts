/** What a case showed that must not be. */
export interface Failure {
  /** Which promise is broken: `throws`, `hangs`, `leaks`, ... */
  readonly promise: string;
  readonly message: string;
}

/** The same for the same bug, whatever the case: the words, and where they come from. */
export function signature({ promise, message }: Failure): string {
  const [words = '', ...stack] = message.split('\n');
  const [at = ''] = stack.filter((line) => /^ +at /.test(line));
  return `${promise}: ${plain(words)} ${at.trim().replace(/\(.*\/|:\d+/g, '')}`.slice(0, 300);
}

function plain(words: string): string {
  return words
    .replace(/"(?:[^"\\]|\\.)*"|'[^']*'|`[^`]*`/g, '"…"')
    .replace(/\d+/g, '0')
    .slice(0, 160);
}
